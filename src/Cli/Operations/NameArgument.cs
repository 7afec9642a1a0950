using Tokens.Cli.Failures;

namespace Tokens.Cli.Operations;

internal static class NameArgument
{
    /// <exception cref="CommandException">It is no name of a connection or a client.</exception>
    public static T OrRefuse<T>(this Parsed<T> name) =>
        name.Match(
            value => value,
            problem => throw new CommandException(problem, "see docs/reference/definition.md", ExitCode.Usage)
        );
}
