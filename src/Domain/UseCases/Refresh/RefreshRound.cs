using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Decides about each connection of a snapshot, refreshes what is due, reports.</summary>
public sealed class RefreshRound(
    RefreshConnection refresh,
    RecordStatus record,
    ICredentialStore credentials,
    IRefreshObserver observer,
    RefreshSettings settings
)
{
    /// <param name="snapshot">The connections.</param>
    /// <param name="onDemand">Whether all of them are refreshed, whatever their age or state.</param>
    /// <param name="clock">The run's time.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public async Task<RefreshReport> RunAsync(
        Snapshot snapshot,
        bool onDemand,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var results = new RunResults(observer, settings.Timing);
        foreach (var unusable in snapshot.Unusable)
        {
            results.Add(unusable);
        }

        var due = Choose(snapshot, onDemand, clock, results);
        await new RefreshQueue(credentials, refresh, settings.Concurrency).RunAsync(due, clock, results, cancellation);
        await NotifyAsync(snapshot.Connections.ExceptBy(due.Select(NameOf), NameOf), clock, cancellation);
        return Report(snapshot, results.All, clock);
    }

    /// <summary>The token that expires first comes first; a connection without one before all others.</summary>
    private List<ConnectionSnapshot> Choose(Snapshot snapshot, bool onDemand, RunClock clock, RunResults results)
    {
        var due = new List<ConnectionSnapshot>();
        foreach (var connection in snapshot.Connections)
        {
            var decision = RefreshChecks.Decide(connection, settings.Timing, onDemand, clock.StartedAt);
            observer.Decided(connection.Connection.Name, decision);
            if (decision is RefreshDecision.Due)
            {
                due.Add(onDemand ? connection.OnDemand() : connection);
            }
            else
            {
                results.Add(NotRefreshed(connection, decision, onDemand));
            }
        }

        return [.. due.OrderBy(connection => connection.Token?.ExpiresAt ?? DateTimeOffset.MinValue)];
    }

    private static ConnectionName NameOf(ConnectionSnapshot connection) => connection.Connection.Name;

    /// <summary>For connections that are not refreshed; what fails here is due again in the next run.</summary>
    private async Task NotifyAsync(
        IEnumerable<ConnectionSnapshot> others,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        foreach (var connection in others.Where(one => one.Connection.Enabled && one.Status.LastNotified is not null))
        {
            try
            {
                await record.NotifyAsync(connection, clock, cancellation);
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

    private static RefreshResult NotRefreshed(ConnectionSnapshot connection, RefreshDecision decision, bool onDemand) =>
        decision switch
        {
            RefreshDecision.Blocked blocked => connection.Failed(blocked.Reason, blocked.State),
            RefreshDecision.Disabled when onDemand => connection.Failed(
                "is disabled; set enabled to true in its definition"
            ),
            RefreshDecision.Disabled => connection.Skipped(SkipReason.Disabled),
            RefreshDecision.Waiting => connection.Skipped(SkipReason.BackingOff),
            _ => connection.Skipped(SkipReason.NotDue),
        };

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
