using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>
/// Ctrl-C, a request to end, and a terminal that is closed. They end a run until its first exchange with a provider; from
/// then on it may hold the only copy of a token, and goes on to its own end.
/// </summary>
internal sealed class Interruption(Terminal terminal) : IDisposable
{
    /// <summary>Longer than any run that is not to be ended: two of a function's time, and what is stored between them.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource source = new();
    private bool isRequested;
    private bool isHeldOff;

    /// <summary>Cancelled by a request that comes in time, and never once they are held off.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Whether its terminal was closed: what is shown from then on nobody sees.</summary>
    public bool IsUnseen { get; private set; }

    /// <summary>The terminal was closed.</summary>
    public void HangUp()
    {
        IsUnseen = true;
        Request();
    }

    /// <summary>Somebody wants the run to end.</summary>
    public void Request()
    {
        lock (gate)
        {
            isRequested = !isHeldOff;
        }

        if (isRequested)
        {
            source.Cancel();
        }
        else
        {
            terminal.Note(Style.Warning, "note", "finishing what was begun, so that no token is lost; do not kill it");
        }
    }

    /// <summary>From here on nothing is ended halfway.</summary>
    /// <exception cref="OperationCanceledException">The request was there before: what was to begin must not.</exception>
    public void HoldOff()
    {
        lock (gate)
        {
            isHeldOff = !isRequested;
        }

        if (!isHeldOff)
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends some seconds after a request that came in time: what does not heed it by then is left behind.</summary>
    public async Task OverAsync()
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = source.Token.Register(requested.SetResult);
        await requested.Task;
        await Task.Delay(Patience, TimeProvider.System);
    }

    public void Dispose() => source.Dispose();
}
