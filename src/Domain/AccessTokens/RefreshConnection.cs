using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.AccessTokens;

/// <summary>Refreshes one connection, where all that it takes was found.</summary>
public sealed class RefreshConnection(RefreshInTurn refresh, SettleStatus settle)
{
    /// <exception cref="StoreException">Something could not be claimed or stored.</exception>
    public async Task<RefreshResult> RunAsync(
        ConnectionSurvey survey,
        Readiness readiness,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        switch (readiness)
        {
            case Readiness.Ready ready:
                return await refresh.RunAsync(With(survey, ready), ready, clock, cancellation);
            case Readiness.Lacking lacking:
                return await FailAsync(survey, lacking, clock, cancellation);
            case Readiness.Unreadable unreadable:
                return new RefreshResult.Failed(survey.Connection.Name.Value, unreadable.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Notifies of what an earlier run had no topic for, where this one makes no attempt.</summary>
    /// <exception cref="StoreException">It could not be remembered.</exception>
    public async Task NotifyAsync(ConnectionSurvey survey, RunClock clock, CancellationToken cancellation)
    {
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        await settle.NotifyAsync(survey, clock, limit.Token);
    }

    private static ConnectionSurvey With(ConnectionSurvey survey, Readiness.Ready ready) =>
        survey.SecretUse is { } use
            ? survey with
            {
                Secret = new SecretVersions(use.Name, ready.Request.Client.SecretVersion, ready.Proven?.Version),
            }
            : survey;

    private async Task<RefreshResult> FailAsync(
        ConnectionSurvey survey,
        Readiness.Lacking lacking,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        var unsent = new SecretTrial(new ExchangeOutcome.NotSent(lacking.Problem));
        var status = await settle.RunAsync(survey, unsent, clock, limit.Token);
        return new RefreshResult.Failed(survey.Connection.Name.Value, status.Reason ?? "") { State = status.State };
    }
}
