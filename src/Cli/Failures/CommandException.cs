namespace Tokens.Cli.Failures;

/// <summary>A command cannot do what it was asked. Its words are shown as they are.</summary>
/// <param name="message">What is wrong, without a full stop.</param>
/// <param name="hint">What to do about it.</param>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
internal sealed class CommandException(string message, string hint, int exitCode) : Exception(message)
{
    public string Hint => hint;

    public int ExitCode => exitCode;
}
