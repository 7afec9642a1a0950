using Tokens.Adapters.Composition;
using Tokens.Cli.Failures;

namespace Tokens.Cli.Commands.Local;

/// <summary>The template's parameters, from the environment variables that have the same settings.</summary>
internal static class StackParameters
{
    private const int Folders = 2;

    /// <summary>Subscribers of a local run; an emulator sends nothing.</summary>
    public const string Email = "you@example.com";

    public const string Phone = "+15555550100";

    /// <param name="variable">An environment variable; null where it is not set.</param>
    /// <exception cref="CommandException">The template has no parameter for a setting.</exception>
    public static IReadOnlyDictionary<string, string> Of(Func<string, string?> variable)
    {
        var environment = new TokensEnvironment(variable);
        var parameters = new Dictionary<string, string>
        {
            ["Root"] = environment.Layout.Root.Value,
            ["NotificationEmail"] = Email,
            ["NotificationPhone"] = Phone,
        };
        Set("AllowedHosts", variable("TOKENS_ALLOWED_HOSTS"));
        Set("ClientId", variable("SP_API_CLIENT_ID"));
        Set("ClientSecret", variable("SP_API_CLIENT_SECRET"));
        SetFolders("CredentialPath", "TOKENS_CREDENTIAL_PATHS");
        SetFolders("OutputPath", "TOKENS_OUTPUT_PATHS");
        return parameters;

        void Set(string parameter, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parameters[parameter] = value;
            }
        }

        void SetFolders(string parameter, string name)
        {
            string[] folders =
            [
                .. (variable(name) ?? "").Split(
                    ',',
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                ),
            ];
            if (folders.Length > Folders)
            {
                throw new CommandException(
                    $"{name} has {folders.Length} folders, and the template has parameters for {Folders}",
                    $"name at most {Folders} folders",
                    ExitCode.Usage
                );
            }

            Set(parameter, folders.ElementAtOrDefault(0));
            Set($"{parameter}2", folders.ElementAtOrDefault(1));
        }
    }
}
