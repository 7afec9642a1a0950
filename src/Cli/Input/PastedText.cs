using System.Text;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>A text of several lines: piped in, or pasted at the terminal and ended by Ctrl-D.</summary>
internal static class PastedText
{
    private const char EndOfInput = '\u0004';

    public static async Task<string> ReadAsync(Terminal terminal, CancellationToken cancellation)
    {
        if (!terminal.Input.IsInteractive)
        {
            return await terminal.Input.ReadToEndAsync(cancellation);
        }

        terminal.Ask("Paste it, then Enter and Ctrl-D (it is not shown):\n");
        var text = new StringBuilder();
        while (await terminal.Input.KeyAsync(cancellation) is { KeyChar: not EndOfInput } key)
        {
            text.Append(key.KeyChar is '\r' ? '\n' : key.KeyChar);
        }

        return text.ToString();
    }
}
