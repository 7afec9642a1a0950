namespace Tokens.Cli.Failures;

/// <summary>Arguments and options that the domain parses.</summary>
internal static class ParsedArgument
{
    /// <exception cref="CommandException">The text is not valid.</exception>
    public static T OrUsageError<T>(this Parsed<T> parsed, string hint, string option = "") =>
        parsed switch
        {
            Parsed<T>.Valid valid => valid.Value,
            Parsed<T>.Invalid invalid => throw new CommandException(option + invalid.Problem, hint, ExitCode.Usage),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
