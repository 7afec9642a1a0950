using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Remembers how an attempt went, and tells people of a change that concerns them.</summary>
public sealed class SettleStatus(IStatuses statuses, Outbox outbox, IRefreshJournal journal, RefreshSettings settings)
{
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task<ConnectionStatus> RunAsync(
        ConnectionSurvey survey,
        SecretTrial trial,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var time = new AttemptTime(clock.StartedAt, clock.Now);
        var status = NextStatus.After(survey, trial, time, clock.Jitter());
        if (status != survey.Status || status.LastNotified is not null)
        {
            await (
                status.HasSpentToken
                    ? RememberAndTellAsync(survey, status, clock, cancellation)
                    : TellAndRememberAsync(survey, status, clock, cancellation)
            );
        }

        return status;
    }

    /// <summary>
    /// Notifies of a state that an earlier run saved without a topic, where no attempt is made that would. An outage is
    /// notified at its next failure.
    /// </summary>
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task NotifyAsync(ConnectionSurvey survey, RunClock clock, CancellationToken cancellation)
    {
        if (survey.Status is { LastNotified: not null, State: not ConnectionState.Retrying })
        {
            await TellAndRememberAsync(survey, survey.Status, clock, cancellation);
        }
    }

    /// <summary>
    /// Whoever dies in between finds the old status again, and with it the same occasion. So does the next sweep where
    /// nobody could be told; an outage is told of at each failure, and must be counted meanwhile.
    /// </summary>
    private async Task TellAndRememberAsync(
        ConnectionSurvey survey,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var change = StateChangeAlerts.Of(survey, status, settings.Policy.SweepInterval, clock.Now);
        var notified = await TellAsync(survey, change, cancellation);
        var remembered = status with { LastNotified = LastNotified(survey, status, notified, clock.Now) };
        if (
            remembered != survey.Status
            && (notified != NotificationResult.Failed || status.State == ConnectionState.Retrying)
        )
        {
            await statuses.SaveAsync(survey.Connection.Name, remembered, cancellation);
        }
    }

    /// <summary>An outage changes nothing about the trouble behind it, of which subscribers are yet to be notified.</summary>
    private static LastingState? LastNotified(
        ConnectionSurvey survey,
        ConnectionStatus status,
        NotificationResult notified,
        DateTimeOffset now
    ) =>
        status.State == ConnectionState.Retrying ? survey.Status.LastNotified
        : notified == NotificationResult.NoTopic ? StateChangeAlerts.Known(survey, now)
        : null;

    /// <summary>
    /// The occasion is the one that the sweep's look goes by, which tells of it if this process cannot. Where it cannot
    /// be remembered either, people are told all the same.
    /// </summary>
    private async Task RememberAndTellAsync(
        ConnectionSurvey survey,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        try
        {
            await statuses.SaveAsync(survey.Connection.Name, status with { LastNotified = null }, cancellation);
        }
        finally
        {
            await TellAsync(survey, TroubleAlerts.Lasting(survey with { Status = status }, clock.Now), cancellation);
        }
    }

    /// <summary>That people cannot be told is no reason to fail the connection.</summary>
    private async Task<NotificationResult> TellAsync(
        ConnectionSurvey survey,
        (Occasion Occasion, Alert Alert)? told,
        CancellationToken cancellation
    )
    {
        if (told is not { } due)
        {
            return NotificationResult.Done;
        }

        try
        {
            return await outbox.TellAsync(due.Occasion, due.Alert, cancellation)
                ? NotificationResult.Done
                : NotificationResult.NoTopic;
        }
        catch (StoreException failure)
        {
            journal.NotTold(survey.Connection.Name, failure.Message);
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
