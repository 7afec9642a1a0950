namespace Tokens.Cli.Input;

/// <summary>What a person types, or what was piped in.</summary>
/// <param name="piped">Read where nobody types.</param>
/// <param name="keys">Left out where nobody types.</param>
internal sealed class TerminalInput(TextReader piped, Keys? keys = null)
{
    /// <summary>Shorter than a person notices.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static TerminalInput Nothing { get; } = new(TextReader.Null);

    public bool IsInteractive => keys is not null;

    /// <summary>From here on nothing that is typed is shown. Before the question: who is quick would see their secret.</summary>
    public void Hush() => keys?.IsPressed();

    /// <summary>All that was piped in. The reading itself cannot be ended, so that only the wait for it is.</summary>
    public Task<string> ReadToEndAsync(CancellationToken cancellation) =>
        Task.Run(piped.ReadToEnd, cancellation).WaitAsync(cancellation);

    /// <summary>Looked for again and again, since a wait for a key would not end with Ctrl-C.</summary>
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
/// <param name="IsPressed">Whether a key waits to be read. The first question of this kind ends the terminal's echo.</param>
/// <param name="Next">That key, unseen.</param>
internal sealed record Keys(Func<bool> IsPressed, Func<ConsoleKeyInfo> Next);
