using Tokens.Cli.Output;

namespace Tokens.Cli;

/// <summary>
/// Ctrl-C, SIGTERM and a terminal that is closed. They end a run until its first exchange with a provider; from then on the
/// run may hold the only copy of a token, and completes.
/// </summary>
internal sealed class Interruption(Terminal terminal) : IDisposable
{
    /// <summary>Longer than any run that must complete: two function timeouts, and the writes between them.</summary>
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan CancellationTime = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource source = new();
    private bool isRequested;
    private bool isHeldOff;

    /// <summary>Cancelled by a request before <see cref="HoldOff"/>, and never afterwards.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Whether the terminal was closed, so that output is lost.</summary>
    public bool IsUnseen { get; private set; }

    /// <summary>The terminal was closed.</summary>
    public void HangUp()
    {
        IsUnseen = true;
        Request();
    }

    /// <summary>A signal asks the run to end.</summary>
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
            terminal.Note(
                Style.Warning,
                "note",
                "finishing the exchange, so that no token is lost; do not kill this process"
            );
        }
    }

    /// <summary>From here on the run completes.</summary>
    /// <exception cref="OperationCanceledException">A request came before: the exchange must not start.</exception>
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

    /// <summary>Completes some seconds after a request was accepted: work that ignores cancellation is then abandoned.</summary>
    public async Task OverAsync()
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = source.Token.Register(requested.SetResult);
        await requested.Task;
        await Task.Delay(CancellationTime, TimeProvider.System);
    }

    public void Dispose() => source.Dispose();
}
