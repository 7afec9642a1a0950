using System.Text;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>A text of several lines: from a file, piped in, or pasted at the terminal and ended with Ctrl-D.</summary>
internal static class TextInput
{
    private const char EndOfInput = '\u0004';

    /// <summary>From standard input if there is no path, or for <c>-</c>.</summary>
    /// <exception cref="CommandException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(Terminal terminal, string? path, CancellationToken cancellation) =>
        path is not (null or "-") ? await ReadFileAsync(path, cancellation)
        : terminal.Input.IsInteractive ? await PasteAsync(terminal, cancellation)
        : await terminal.Input.ReadToEndAsync(cancellation);

    private static async Task<string> ReadFileAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(
                $"the file {path} cannot be read ({failure.GetType().Name})",
                "give another one, or - for standard input",
                ExitCode.Usage
            );
        }
    }

    private static async Task<string> PasteAsync(Terminal terminal, CancellationToken cancellation)
    {
        terminal.Ask("Paste it, then Enter and Ctrl-D (it is not shown):\n");
        var text = new StringBuilder();
        while (await terminal.Input.KeyAsync(cancellation) is { KeyChar: not EndOfInput } key)
        {
            text.Append(key.KeyChar is '\r' ? '\n' : key.KeyChar);
        }

        return text.ToString();
    }
}
