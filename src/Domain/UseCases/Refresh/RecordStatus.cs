using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Saves what an attempt means for a connection's status, and notifies subscribers of a change.</summary>
public sealed class RecordStatus(IStatuses statuses, Outbox outbox, IRefreshObserver observer, RefreshSettings settings)
{
    /// <param name="snapshot">The connection before the attempt.</param>
    /// <param name="result">What the attempt achieved.</param>
    /// <param name="secret">The versions of its client secret; null where they were not read.</param>
    /// <param name="clock">The attempt's time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The new status.</returns>
    /// <exception cref="StoreException">It could not be saved.</exception>
    public async Task<ConnectionStatus> RunAsync(
        ConnectionSnapshot snapshot,
        ExchangeResult.Completed result,
        SecretVersions? secret,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var time = new AttemptTime(clock.StartedAt, clock.Now);
        var status = StatusTransition.After(snapshot, result, time, clock.Jitter());
        if (status != snapshot.Status || status.LastNotified is not null)
        {
            var change = new StatusChange(snapshot, status, secret);
            await (
                status.HasUsedToken
                    ? SaveAndNotifyAsync(change, clock, cancellation)
                    : NotifyAndSaveAsync(change, clock, cancellation)
            );
        }

        return status;
    }

    /// <summary>
    /// Notifies of a state that an earlier run saved without a topic, where no attempt is made that would. An outage is
    /// notified at its next failure.
    /// </summary>
    /// <exception cref="StoreException">It could not be saved.</exception>
    public async Task NotifyAsync(ConnectionSnapshot snapshot, RunClock clock, CancellationToken cancellation)
    {
        if (snapshot.Status is { LastNotified: not null, State: not ConnectionState.Retrying })
        {
            using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
            await NotifyAndSaveAsync(new StatusChange(snapshot, snapshot.Status, null), clock, limit.Token);
        }
    }

    /// <summary>
    /// A process that dies in between leaves the old status, and with it the same deduplication key. So does the next run
    /// where notifying failed; an outage is notified at each failure, and its failures must be counted meanwhile.
    /// </summary>
    private async Task NotifyAndSaveAsync(StatusChange change, RunClock clock, CancellationToken cancellation)
    {
        var (before, after, _) = change;
        var alert = StateChangeAlerts.Of(change, settings.Timing.SweepInterval, clock.Now);
        var notified = await NotifyAsync(before, alert, cancellation);
        var saved = after with { LastNotified = LastNotified(change, notified, clock.Now) };
        if (
            saved != before.Status
            && (notified != NotificationResult.Failed || after.State == ConnectionState.Retrying)
        )
        {
            await statuses.SaveAsync(before.Connection.Name, saved, cancellation);
        }
    }

    /// <summary>An outage changes nothing about the problem that it hides, of which subscribers are yet to be notified.</summary>
    private static StateSince? LastNotified(StatusChange change, NotificationResult notified, DateTimeOffset now) =>
        change.After.State == ConnectionState.Retrying ? change.Before.Status.LastNotified
        : notified == NotificationResult.NoTopic ? StateChangeAlerts.Known(change.Before, now)
        : null;

    /// <summary>
    /// Saved first, since forgetting a used token would do more harm. The key is the one of the rotation check, which
    /// notifies if this process cannot. Where the status cannot be saved either, subscribers are notified all the same.
    /// </summary>
    private async Task SaveAndNotifyAsync(StatusChange change, RunClock clock, CancellationToken cancellation)
    {
        var (before, after, _) = change;
        try
        {
            await statuses.SaveAsync(before.Connection.Name, after with { LastNotified = null }, cancellation);
        }
        finally
        {
            await NotifyAsync(before, ProblemAlerts.Escalation(before, after, clock.Now), cancellation);
        }
    }

    /// <summary>A connection does not fail because subscribers cannot be notified.</summary>
    private async Task<NotificationResult> NotifyAsync(
        ConnectionSnapshot snapshot,
        DueAlert? alert,
        CancellationToken cancellation
    )
    {
        if (alert is null)
        {
            return NotificationResult.Done;
        }

        try
        {
            return await outbox.NotifyAsync(alert, cancellation) ? NotificationResult.Done : NotificationResult.NoTopic;
        }
        catch (StoreException failure)
        {
            observer.NotificationFailed(snapshot.Connection.Name, failure.Message);
            return NotificationResult.Failed;
        }
    }

    /// <summary>The result of notifying subscribers.</summary>
    private enum NotificationResult
    {
        /// <summary>They were notified, or there was nothing to notify.</summary>
        Done,

        /// <summary>This process has no topic: another one notifies them.</summary>
        NoTopic,

        /// <summary>They should have been notified.</summary>
        Failed,
    }
}
