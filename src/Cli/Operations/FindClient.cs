using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

/// <summary>Reads the name of a client that a command is about.</summary>
internal static class FindClient
{
    /// <exception cref="CommandException">It is not a client's name.</exception>
    public static ClientName Name(string text) =>
        ClientName.Parse(text) switch
        {
            Parsed<ClientName>.Valid valid => valid.Value,
            Parsed<ClientName>.Invalid invalid => throw new CommandException(
                invalid.Problem,
                "see docs/reference/definition.md",
                ExitCode.Usage
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
