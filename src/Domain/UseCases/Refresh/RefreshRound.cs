using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>One round over connections that were surveyed: decides about each, refreshes what is due, reports.</summary>
public sealed class RefreshRound(
    RefreshConnection refresh,
    ICredentialStore credentials,
    IRefreshObserver observer,
    RefreshSettings settings
)
{
    /// <param name="snapshot">What was found.</param>
    /// <param name="onDemand">Whether all of it is to be refreshed, whatever its age or state.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="cancellation">Ends the round at once.</param>
    public async Task<RefreshReport> RunAsync(
        Snapshot snapshot,
        bool onDemand,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var results = new RunResults(observer, settings.Policy);
        foreach (var unusable in snapshot.Unusable)
        {
            results.Add(unusable);
        }

        var due = Choose(snapshot, onDemand, clock, results);
        await new RefreshQueue(credentials, refresh, settings.Concurrency).RunAsync(due, clock, results, cancellation);
        await NotifyAsync(snapshot.Connections.ExceptBy(due.Select(NameOf), NameOf), clock, cancellation);
        return Report(snapshot, results.All, clock);
    }

    private List<ConnectionSnapshot> Choose(Snapshot snapshot, bool onDemand, RunClock clock, RunResults results)
    {
        var due = new List<(ConnectionSnapshot Snapshot, DateTimeOffset ExpiresAt)>();
        foreach (var connection in snapshot.Connections)
        {
            var decision = RefreshChecks.For(connection, settings.Policy, onDemand, clock.StartedAt);
            if (decision is RefreshDecision.Due { ExpiresAt: var expiry })
            {
                due.Add((onDemand ? connection.WithoutWaiting() : connection, expiry));
            }
            else
            {
                results.Add(LeftAlone(connection, decision, onDemand));
            }
        }

        return [.. due.OrderBy(item => item.ExpiresAt).Select(item => item.Snapshot)];
    }

    private static ConnectionName NameOf(ConnectionSnapshot connection) => connection.Connection.Name;

    /// <summary>Of those that are not refreshed; what fails here is due again in the next run.</summary>
    private async Task NotifyAsync(IEnumerable<ConnectionSnapshot> others, RunClock clock, CancellationToken cancellation)
    {
        foreach (var connection in others.Where(one => one.Connection.Enabled && one.Status.LastNotified is not null))
        {
            try
            {
                await refresh.NotifyAsync(connection, clock, cancellation);
            }
            catch (StoreException failure)
            {
                observer.NotificationFailed(NameOf(connection), failure.Message);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                observer.NotificationFailed(NameOf(connection), "the run's time was up");
            }
        }
    }

    private static RefreshResult LeftAlone(ConnectionSnapshot connection, RefreshDecision decision, bool onDemand)
    {
        var name = connection.Connection.Name;
        return decision switch
        {
            RefreshDecision.Blocked blocked => new RefreshResult.Failed(name.Value, blocked.Reason)
            {
                State = blocked.State,
            },
            RefreshDecision.Disabled when onDemand => new RefreshResult.Failed(
                name.Value,
                "is switched off; set enabled to true in its definition"
            ),
            RefreshDecision.Disabled => new RefreshResult.Skipped(name, SkipReason.Disabled),
            RefreshDecision.Waiting => new RefreshResult.Skipped(name, SkipReason.BackingOff),
            _ => new RefreshResult.Skipped(name, SkipReason.NotDue),
        };
    }

    private static RefreshReport Report(Snapshot snapshot, IReadOnlyList<RefreshResult> results, RunClock clock)
    {
        var now = clock.Now;
        var renewed = results.OfType<RefreshResult.Refreshed>().ToDictionary(done => done.Name, done => done.Lifetime);
        var nearest = snapshot
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
