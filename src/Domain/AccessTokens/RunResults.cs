using System.Collections.Concurrent;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Collects a run's results, telling each to the journal as it comes.</summary>
internal sealed class RunResults(IRefreshJournal journal, RefreshPolicy policy)
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> All => [.. results];

    public void Add(RefreshResult result)
    {
        results.Enqueue(result);
        journal.Finished(result);
        if (result is RefreshResult.Refreshed { } refreshed && !policy.CanKeepFresh(refreshed.Lifetime))
        {
            journal.CannotKeepFresh(refreshed.Name, refreshed.Lifetime, policy);
        }
    }

    public void AddDefect(ConnectionSurvey survey, Exception defect)
    {
        var name = survey.Connection.Name;
        journal.Defect(name, defect);
        Add(
            new RefreshResult.Failed(name.Value, $"an unexpected {defect.GetType().Name}; the log has its stack trace")
        );
    }
}
