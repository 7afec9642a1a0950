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
        var status = NextStatus.After(survey, trial, clock.StartedAt, clock.Jitter());
        // Told first: whoever dies in between finds the old status again, and with it the same occasion. So does the
        // next sweep where nobody could be told; an outage is told of at each failure, and must be counted meanwhile.
        if (
            status != survey.Status
            && (await TellAsync(survey, status, clock, cancellation) || status.State == ConnectionState.Retrying)
        )
        {
            await statuses.SaveAsync(survey.Connection.Name, status, cancellation);
        }

        return status;
    }

    /// <summary>That people cannot be told is no reason to fail the connection.</summary>
    /// <returns>False where they should have been told.</returns>
    private async Task<bool> TellAsync(
        ConnectionSurvey survey,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var interval = settings.Policy.SweepInterval;
        if (StateChangeAlerts.Of(survey, status, interval, clock.Now) is not { } change)
        {
            return true;
        }

        try
        {
            await outbox.TellAsync(change.Occasion, change.Alert, cancellation);
            return true;
        }
        catch (StoreException failure)
        {
            journal.NotTold(survey.Connection.Name, failure.Message);
            return false;
        }
    }
}
