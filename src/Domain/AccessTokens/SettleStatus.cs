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
        if (status != survey.Status)
        {
            // Told first: whoever dies in between finds the old status again, and with it the same occasion.
            await TellAsync(survey, status, clock, cancellation);
            await statuses.SaveAsync(survey.Connection.Name, status, cancellation);
        }

        return status;
    }

    /// <summary>That people cannot be told is no reason to fail the connection; trouble that lasts is told again.</summary>
    private async Task TellAsync(
        ConnectionSurvey survey,
        ConnectionStatus status,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var interval = settings.Policy.SweepInterval;
        if (StateChangeAlerts.Of(survey, status, interval, clock.Now) is not { } change)
        {
            return;
        }

        try
        {
            await outbox.TellAsync(change.Occasion, change.Alert, cancellation);
        }
        catch (StoreException failure)
        {
            journal.NotTold(survey.Connection.Name, failure.Message);
        }
    }
}
