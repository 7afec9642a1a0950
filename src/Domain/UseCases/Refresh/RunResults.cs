using System.Collections.Concurrent;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Collects a run's results and reports each to the observer as it comes.</summary>
internal sealed class RunResults(IRefreshObserver observer, RefreshTiming timing)
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> All => [.. results];

    public void Add(RefreshResult result)
    {
        results.Enqueue(result);
        observer.Finished(result);
        if (result is RefreshResult.Refreshed { } refreshed && !timing.CanKeepFresh(refreshed.Lifetime))
        {
            observer.CannotKeepFresh(refreshed.Name, refreshed.Lifetime, timing);
        }
    }

    public void AddDefect(ConnectionSnapshot snapshot, Exception defect)
    {
        observer.Defect(snapshot.Connection.Name, defect);
        Add(snapshot.Failed($"an unexpected {defect.GetType().Name}; the log has its stack trace"));
    }
}
