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
        if (status != survey.Status)
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
        if (await TellAsync(survey, change, cancellation) || status.State == ConnectionState.Retrying)
        {
            await statuses.SaveAsync(survey.Connection.Name, status, cancellation);
        }
    }

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
            await statuses.SaveAsync(survey.Connection.Name, status, cancellation);
        }
        finally
        {
            await TellAsync(survey, TroubleAlerts.Lasting(survey with { Status = status }, clock.Now), cancellation);
        }
    }

    /// <summary>That people cannot be told is no reason to fail the connection.</summary>
    /// <returns>False where they should have been told.</returns>
    private async Task<bool> TellAsync(
        ConnectionSurvey survey,
        (Occasion Occasion, Alert Alert)? told,
        CancellationToken cancellation
    )
    {
        if (told is not { } due)
        {
            return true;
        }

        try
        {
            await outbox.TellAsync(due.Occasion, due.Alert, cancellation);
            return true;
        }
        catch (StoreException failure)
        {
            journal.NotTold(survey.Connection.Name, failure.Message);
            return false;
        }
    }
}
