namespace Tokens.Cli.Input;

/// <summary>What a person types, or what was piped in.</summary>
/// <param name="piped">Read where nobody types.</param>
/// <param name="pressed">The next key that was pressed, unseen; null while there is none. Left out where nobody types.</param>
internal sealed class TerminalInput(TextReader piped, Func<ConsoleKeyInfo?>? pressed = null)
{
    /// <summary>Shorter than a person notices.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static TerminalInput Nothing { get; } = new(TextReader.Null);

    public bool IsInteractive => pressed is not null;

    /// <summary>All that was piped in. The reading itself cannot be ended, so that only the wait for it is.</summary>
    public Task<string> ReadToEndAsync(CancellationToken cancellation) =>
        Task.Run(piped.ReadToEnd, cancellation).WaitAsync(cancellation);

    /// <summary>Looked for again and again, since a wait for a key would not end with Ctrl-C.</summary>
    public async Task<ConsoleKeyInfo> KeyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (pressed?.Invoke() is { } key)
            {
                return key;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }
}
