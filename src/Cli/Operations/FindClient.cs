using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>The client that a command is about.</summary>
internal static class FindClient
{
    /// <exception cref="CommandException">It is not a client's name.</exception>
    public static ClientName Name(string text) =>
        ClientName.Parse(text).OrUsageError("see docs/reference/definition.md");
}
