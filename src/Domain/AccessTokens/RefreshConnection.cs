using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Domain.AccessTokens;

/// <summary>Refreshes one connection: asks its provider, stores what came of it, remembers how it went.</summary>
public sealed class RefreshConnection(
    ITokenEndpoint endpoint,
    StoreTokens store,
    SettleStatus settle
)
{
    /// <exception cref="StoreException">Something could not be stored.</exception>
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
                return await RefreshAsync(With(survey, ready), ready, clock, cancellation);
            case Readiness.Lacking lacking:
                var unsent = new SecretTrial(new ExchangeOutcome.NotSent(lacking.Problem));
                return Failed(survey, await settle.RunAsync(survey, unsent, clock, cancellation));
            case Readiness.Unreadable unreadable:
                return new RefreshResult.Failed(survey.Connection.Name.Value, unreadable.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<RefreshResult> RefreshAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var trial = await TryAsync(survey, ready, clock, cancellation);
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        if (trial.Outcome is not ExchangeOutcome.Refreshed refreshed)
        {
            return Failed(survey, await settle.RunAsync(survey, trial, clock, limit.Token));
        }

        var rotated = await store.SaveAsync(survey, ready.Request.RefreshToken, refreshed, limit.Token);
        var status = await settle.RunAsync(survey, trial, clock, limit.Token);
        var lifetime = refreshed.Token.Lifetime ?? survey.LifetimeBy(status);
        return new RefreshResult.Refreshed(survey.Connection.Name, lifetime, rotated)
        {
            Proof = trial.RunsOn is null ? SecretProof.By(ready) : null,
            RunsOn = trial.RunsOn,
        };
    }

    private async Task<SecretTrial> TryAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        try
        {
            return await TrySecrets.RunAsync(endpoint, survey, ready, clock.Now, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before the provider answered";
            return new SecretTrial(new ExchangeOutcome.ComeBackLater(null, late));
        }
    }

    private static ConnectionSurvey With(ConnectionSurvey survey, Readiness.Ready ready) =>
        survey.SecretUse is { } use
            ? survey with
            {
                Secret = new SecretVersions(use.Name, ready.Request.Client.SecretVersion, ready.Proven?.Version),
            }
            : survey;

    private static RefreshResult.Failed Failed(ConnectionSurvey survey, ConnectionStatus status) =>
        new(survey.Connection.Name.Value, status.Reason ?? "") { State = status.State };
}
