namespace Tokens.Cli.Failures;

/// <summary>A command fails. The message and the hint, what to do about it, are shown as they are, without full stops.</summary>
internal sealed class CommandException(string message, string hint, int exitCode) : Exception(message)
{
    public string Hint => hint;

    public int ExitCode => exitCode;
}
