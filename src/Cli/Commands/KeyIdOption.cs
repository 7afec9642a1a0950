using System.CommandLine;

namespace Tokens.Cli.Commands;

/// <summary>The option <c>--key-id</c>, which replaces the variable.</summary>
internal static class KeyIdOption
{
    public const string Variable = "TOKENS_KMS_KEY_ID";

    public static Option<string?> Option(string description) =>
        new("--key-id") { Description = $"{description} ({Variable})", HelpName = "key" };

    /// <summary>Before the first AWS client is created.</summary>
    public static void Apply(string? keyId)
    {
        if (keyId is not null)
        {
            Environment.SetEnvironmentVariable(Variable, keyId);
        }
    }
}
