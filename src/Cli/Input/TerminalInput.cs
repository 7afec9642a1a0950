namespace Tokens.Cli.Input;

/// <summary>The keyboard, or standard input where there is no terminal.</summary>
internal sealed class TerminalInput(TextReader piped, Keys? keys = null)
{
    /// <summary>Too short to notice.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static TerminalInput Nothing { get; } = new(TextReader.Null);

    public bool IsInteractive => keys is not null;

    /// <summary>Ends the terminal's echo; called before the question, or a quick answer would be visible.</summary>
    public void EndEcho() => keys?.IsPressed();

    /// <summary>All of standard input. A read cannot be cancelled, only the wait for it.</summary>
    public Task<string> ReadToEndAsync(CancellationToken cancellation) =>
        Task.Run(piped.ReadToEnd, cancellation).WaitAsync(cancellation);

    /// <summary>Polls: a blocking read of a key would not end with Ctrl-C.</summary>
    public async Task<ConsoleKeyInfo> KeyAsync(CancellationToken cancellation)
    {
        while (keys?.IsPressed() != true)
        {
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }

        return keys.Next();
    }
}

/// <summary>A keyboard.</summary>
/// <param name="IsPressed">Whether a key can be read. The first call ends the terminal's echo.</param>
/// <param name="Next">Reads the key without echo.</param>
internal sealed record Keys(Func<bool> IsPressed, Func<ConsoleKeyInfo> Next);
