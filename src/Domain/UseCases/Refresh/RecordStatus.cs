using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>Remembers how an attempt went, and tells people of a change that concerns them.</summary>
public sealed class RecordStatus(IStatuses statuses, Outbox outbox, IRefreshObserver observer, RefreshSettings settings)
{
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task<ConnectionStatus> RunAsync(
        ConnectionSnapshot snapshot,
        SecretTrial trial,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var time = new AttemptTime(clock.StartedAt, clock.Now);
        var status = StatusTransition.After(snapshot, trial, time, clock.Jitter());
        if (status != snapshot.Status || status.LastNotified is not null)
        {
            await (
                status.HasUsedToken
                    ? SaveAndNotifyAsync(snapshot, status, clock, cancellation)
                    : NotifyAndSaveAsync(snapshot, status, clock, cancellation)
            );
        }

        return status;
    }

    /// <summary>
    /// Notifies of a state that an earlier run saved without a topic, where no attempt is made that would. An outage is
    /// notified at its next failure.
    /// </summary>
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task NotifyAsync(ConnectionSnapshot snapshot, RunClock clock, CancellationToken cancellation)
    {
        if (snapshot.Status is { LastNotified: not null, State: not ConnectionState.Retrying })
        {
            await NotifyAndSaveAsync(snapshot, snapshot.Status, clock, cancellation);
        }
    }

    /// <summary>
    /// Whoever dies in between finds the old status again, and with it the same occasion. So does the next sweep where
    /// nobody could be told; an outage is told of at each failure, and must be counted meanwhile.
    /// </summary>
    private async Task NotifyAndSaveAsync(
        ConnectionSnapshot snapshot,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var change = StateChangeAlerts.Of(snapshot, status, settings.Policy.SweepInterval, clock.Now);
        var notified = await NotifyAsync(snapshot, change, cancellation);
        var remembered = status with { LastNotified = LastNotified(snapshot, status, notified, clock.Now) };
        if (
            remembered != snapshot.Status
            && (notified != NotificationResult.Failed || status.State == ConnectionState.Retrying)
        )
        {
            await statuses.SaveAsync(snapshot.Connection.Name, remembered, cancellation);
        }
    }

    /// <summary>An outage changes nothing about the trouble behind it, of which subscribers are yet to be notified.</summary>
    private static StateSince? LastNotified(
        ConnectionSnapshot snapshot,
        ConnectionStatus status,
        NotificationResult notified,
        DateTimeOffset now
    ) =>
        status.State == ConnectionState.Retrying ? snapshot.Status.LastNotified
        : notified == NotificationResult.NoTopic ? StateChangeAlerts.Known(snapshot, now)
        : null;

    /// <summary>
    /// The occasion is the one that the sweep's look goes by, which tells of it if this process cannot. Where it cannot
    /// be remembered either, people are told all the same.
    /// </summary>
    private async Task SaveAndNotifyAsync(
        ConnectionSnapshot snapshot,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        try
        {
            await statuses.SaveAsync(snapshot.Connection.Name, status with { LastNotified = null }, cancellation);
        }
        finally
        {
            await NotifyAsync(snapshot, ProblemAlerts.Effective(snapshot with { Status = status }, clock.Now), cancellation);
        }
    }

    /// <summary>That people cannot be told is no reason to fail the connection.</summary>
    private async Task<NotificationResult> NotifyAsync(
        ConnectionSnapshot snapshot,
        (DeduplicationKey DeduplicationKey, Alert Alert)? told,
        CancellationToken cancellation
    )
    {
        if (told is not { } due)
        {
            return NotificationResult.Done;
        }

        try
        {
            return await outbox.NotifyAsync(due.DeduplicationKey, due.Alert, cancellation)
                ? NotificationResult.Done
                : NotificationResult.NoTopic;
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
