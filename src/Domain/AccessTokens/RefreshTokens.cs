using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>
/// The use case of the schedule: whatever is due is refreshed, soonest expiry first, and one connection's trouble is its
/// own. What there is no time for is left to the next sweep, which takes it first.
/// </summary>
public sealed class RefreshTokens(
    SurveyConnections survey,
    RefreshConnection refresh,
    ICredentials credentials,
    IRefreshJournal journal,
    RefreshSettings settings
)
{
    /// <exception cref="StoreException">The catalogue or the statuses could not be read: nothing was done.</exception>
    public async Task<RefreshReport> RunAsync(RefreshOrder order, CancellationToken cancellation)
    {
        var clock = new RunClock(settings.Clock, settings.Random, order.TimeLeft);
        var taken = await survey.TakeAsync(order.Connections, cancellation);
        var results = new RunResults(journal, settings.Policy);
        foreach (var unusable in taken.Unusable)
        {
            results.Add(unusable);
        }

        var due = Choose(taken, order, clock, results);
        await new RefreshQueue(credentials, refresh, settings.Concurrency).RunAsync(due, clock, results, cancellation);
        return Report(taken, results.All, clock);
    }

    private List<ConnectionSurvey> Choose(Survey taken, RefreshOrder order, RunClock clock, RunResults results)
    {
        var byHand = order.Connections is not null;
        var due = new List<(ConnectionSurvey Survey, DateTimeOffset ExpiresAt)>();
        foreach (var connection in taken.Connections)
        {
            var decision = DecideRefresh.For(connection, settings.Policy, byHand, clock.StartedAt);
            if (decision is RefreshDecision.Due { ExpiresAt: var expiry })
            {
                due.Add((connection, expiry));
            }
            else
            {
                results.Add(LeftAlone(connection, decision, byHand));
            }
        }

        return [.. due.OrderBy(item => item.ExpiresAt).Select(item => item.Survey)];
    }

    private static RefreshResult LeftAlone(ConnectionSurvey connection, RefreshDecision decision, bool byHand)
    {
        var name = connection.Connection.Name;
        return decision switch
        {
            RefreshDecision.Blocked blocked => new RefreshResult.Failed(name.Value, blocked.Reason),
            RefreshDecision.Disabled when byHand => new RefreshResult.Failed(
                name.Value,
                "is switched off; set enabled to true in its definition"
            ),
            RefreshDecision.Disabled => new RefreshResult.Skipped(name, SkipReason.Disabled),
            RefreshDecision.Waiting => new RefreshResult.Skipped(name, SkipReason.BackingOff),
            _ => new RefreshResult.Skipped(name, SkipReason.NotDue),
        };
    }

    private static RefreshReport Report(Survey taken, IReadOnlyList<RefreshResult> results, RunClock clock)
    {
        var now = clock.Now;
        var renewed = results.OfType<RefreshResult.Refreshed>().ToDictionary(done => done.Name, done => done.Lifetime);
        var nearest = taken
            .Connections.Where(survey => survey.Connection.Enabled)
            .Select(survey =>
                renewed.TryGetValue(survey.Connection.Name, out var lifetime) ? lifetime : survey.Token?.ExpiresAt - now
            )
            .Min();
        return new RefreshReport(results, now - clock.StartedAt, nearest);
    }
}
