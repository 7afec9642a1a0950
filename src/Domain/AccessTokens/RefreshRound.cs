using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>One round over connections that were surveyed: decides about each, refreshes what is due, reports.</summary>
public sealed class RefreshRound(
    RefreshConnection refresh,
    ICredentials credentials,
    IRefreshJournal journal,
    RefreshSettings settings
)
{
    /// <param name="survey">What was found.</param>
    /// <param name="byHand">Whether all of it is to be refreshed, whatever its age or state.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="cancellation">Ends the round at once.</param>
    public async Task<RefreshReport> RunAsync(
        Survey survey,
        bool byHand,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var results = new RunResults(journal, settings.Policy);
        foreach (var unusable in survey.Unusable)
        {
            results.Add(unusable);
        }

        var due = Choose(survey, byHand, clock, results);
        await new RefreshQueue(credentials, refresh, settings.Concurrency).RunAsync(due, clock, results, cancellation);
        await NotifyAsync(survey.Connections.ExceptBy(due.Select(NameOf), NameOf), clock, cancellation);
        return Report(survey, results.All, clock);
    }

    private List<ConnectionSurvey> Choose(Survey survey, bool byHand, RunClock clock, RunResults results)
    {
        var due = new List<(ConnectionSurvey Survey, DateTimeOffset ExpiresAt)>();
        foreach (var connection in survey.Connections)
        {
            var decision = DecideRefresh.For(connection, settings.Policy, byHand, clock.StartedAt);
            if (decision is RefreshDecision.Due { ExpiresAt: var expiry })
            {
                due.Add((byHand ? connection.WithoutWaiting() : connection, expiry));
            }
            else
            {
                results.Add(LeftAlone(connection, decision, byHand));
            }
        }

        return [.. due.OrderBy(item => item.ExpiresAt).Select(item => item.Survey)];
    }

    private static ConnectionName NameOf(ConnectionSurvey connection) => connection.Connection.Name;

    /// <summary>Of those that are not refreshed; what fails here is due again in the next run.</summary>
    private async Task NotifyAsync(IEnumerable<ConnectionSurvey> others, RunClock clock, CancellationToken cancellation)
    {
        foreach (var connection in others.Where(one => one.Connection.Enabled && one.Status.LastNotified is not null))
        {
            try
            {
                await refresh.NotifyAsync(connection, clock, cancellation);
            }
            catch (StoreException failure)
            {
                journal.NotTold(NameOf(connection), failure.Message);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                journal.NotTold(NameOf(connection), "the run's time was up");
            }
        }
    }

    private static RefreshResult LeftAlone(ConnectionSurvey connection, RefreshDecision decision, bool byHand)
    {
        var name = connection.Connection.Name;
        return decision switch
        {
            RefreshDecision.Blocked blocked => new RefreshResult.Failed(name.Value, blocked.Reason)
            {
                State = blocked.State,
            },
            RefreshDecision.Disabled when byHand => new RefreshResult.Failed(
                name.Value,
                "is switched off; set enabled to true in its definition"
            ),
            RefreshDecision.Disabled => new RefreshResult.Skipped(name, SkipReason.Disabled),
            RefreshDecision.Waiting => new RefreshResult.Skipped(name, SkipReason.BackingOff),
            _ => new RefreshResult.Skipped(name, SkipReason.NotDue),
        };
    }

    private static RefreshReport Report(Survey survey, IReadOnlyList<RefreshResult> results, RunClock clock)
    {
        var now = clock.Now;
        var renewed = results.OfType<RefreshResult.Refreshed>().ToDictionary(done => done.Name, done => done.Lifetime);
        var nearest = survey
            .Connections.Where(connection => connection.Connection.Enabled)
            .Select(connection =>
                renewed.TryGetValue(connection.Connection.Name, out var lifetime)
                    ? lifetime
                    : connection.Token?.ExpiresAt - now
            )
            .Min();
        return new RefreshReport(results, now - clock.StartedAt, nearest);
    }
}
