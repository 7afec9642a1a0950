using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Watching;

/// <summary>Looks at connections again and again until it is ended.</summary>
/// <param name="overview">Looks.</param>
/// <param name="asked">The connections asked for; null for all.</param>
/// <param name="view">Where it shows.</param>
/// <param name="clock">Tells when.</param>
internal sealed class StatusWatch(
    DescribeConnections overview,
    IReadOnlyList<string>? asked,
    IStatusView view,
    TimeProvider clock
)
{
    /// <exception cref="StoreException">The first look failed. A later one may: the store comes back.</exception>
    /// <exception cref="OperationCanceledException">It was ended, as it always is.</exception>
    public async Task RunAsync(TimeSpan every, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(every, clock);
        await LookAsync(cancellation);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await LookAsync(cancellation);
            }
            catch (StoreException failure)
            {
                view.Fail($"{failure.Message}; the next look comes within {TimeWords.Span(every)}");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation) =>
        view.Show(await overview.RunAsync(asked, cancellation), clock.GetUtcNow());
}
