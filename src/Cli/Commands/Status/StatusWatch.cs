using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>Reads the state of connections at an interval, of those asked for or of all, until it is cancelled.</summary>
internal sealed class StatusWatch(
    DescribeConnections overview,
    IReadOnlyList<string>? asked,
    IStatusView view,
    TimeProvider clock
)
{
    /// <exception cref="StoreException">The first reading failed. A later failure is shown: the store may come back.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, which is how it always ends.</exception>
    public async Task RunAsync(TimeSpan every, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(every, clock);
        await ReadAsync(cancellation);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await ReadAsync(cancellation);
            }
            catch (StoreException failure)
            {
                view.Fail($"{failure.Message}; the next attempt comes within {TimeFormat.Span(every)}");
            }
        }
    }

    private async Task ReadAsync(CancellationToken cancellation) =>
        view.Show(await overview.RunAsync(asked, cancellation), clock.GetUtcNow());
}

/// <summary>Where <c>status --watch</c> shows each reading.</summary>
internal interface IStatusView
{
    void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now);

    /// <summary>A reading that failed.</summary>
    void Fail(string why);
}
