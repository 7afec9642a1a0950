using System.CommandLine;

namespace Tokens.Cli.Commands;

/// <summary>The KMS key of a run, said in the place of the variable.</summary>
internal static class KeyId
{
    public const string Variable = "TOKENS_KMS_KEY_ID";

    public static Option<string?> Option(string description) =>
        new("--key-id") { Description = $"{description} ({Variable})", HelpName = "key" };

    /// <summary>Before anything of AWS is asked for.</summary>
    public static void Apply(string? keyId)
    {
        if (keyId is not null)
        {
            Environment.SetEnvironmentVariable(Variable, keyId);
        }
    }
}
