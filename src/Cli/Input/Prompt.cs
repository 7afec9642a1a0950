using System.Text;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>Asks at the terminal. Questions go to standard error, so standard output holds the answer alone.</summary>
internal sealed class Prompt(Terminal terminal)
{
    private const char EndOfInput = '\u0004';

    public bool IsPossible => terminal.Input.IsInteractive;

    /// <summary>Without echo; not even the length is shown.</summary>
    public async Task<Secret> SecretAsync(string question, CancellationToken cancellation)
    {
        terminal.Ask($"{question} (not shown): ");
        return Secret.Of(await LineAsync(shown: false, cancellation));
    }

    /// <summary>True for y and yes only.</summary>
    public async Task<bool> ConfirmsAsync(string question, CancellationToken cancellation)
    {
        terminal.Ask($"{question} [y/N] ");
        return (await LineAsync(shown: true, cancellation)).Trim().ToLowerInvariant() is "y" or "yes";
    }

    private async Task<string> LineAsync(bool shown, CancellationToken cancellation)
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = await terminal.Input.KeyAsync(cancellation);
            switch (key)
            {
                case { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' }:
                    terminal.Ask("\n");
                    return typed.ToString();
                case { KeyChar: EndOfInput }:
                    terminal.Ask("\n");
                    throw new CommandException("the input ended", "nothing was done", ExitCode.Usage);
                case { Key: ConsoleKey.Backspace } when typed.Length > 0:
                    typed.Length--;
                    if (shown)
                    {
                        terminal.EraseTyped();
                    }

                    break;
                case { KeyChar: >= ' ' and not '\u007f' }:
                    typed.Append(key.KeyChar);
                    terminal.Ask(shown ? $"{key.KeyChar}" : "");
                    break;
            }
        }
    }
}
