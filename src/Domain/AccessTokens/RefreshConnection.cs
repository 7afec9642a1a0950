using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>Refreshes one connection: asks its provider, stores what came of it, remembers how it went.</summary>
public sealed class RefreshConnection(
    ITokenEndpoint endpoint,
    ICredentials credentials,
    IAccessTokens tokens,
    IStatuses statuses
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
        if (readiness is Readiness.Unreadable unreadable)
        {
            return new RefreshResult.Failed(survey.Connection.Name.Value, unreadable.Reason);
        }

        var outcome = readiness switch
        {
            Readiness.Ready ready => await ExchangeAsync(ready.Request, clock, cancellation),
            Readiness.Lacking lacking => new ExchangeOutcome.NotSent(lacking.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var sent = (readiness as Readiness.Ready)?.Request.RefreshToken;
        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        return await SettleAsync(new Attempt(survey, sent, outcome), clock, limit.Token);
    }

    /// <param name="Sent">The refresh token that was used; null where there was none to use.</param>
    private sealed record Attempt(ConnectionSurvey Survey, Secret? Sent, ExchangeOutcome Outcome);

    private async Task<ExchangeOutcome> ExchangeAsync(
        TokenRequest request,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        try
        {
            return await endpoint.ExchangeAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ExchangeOutcome.ComeBackLater(null, "the function's time was up before the provider answered");
        }
    }

    private async Task<RefreshResult> SettleAsync(Attempt attempt, RunClock clock, CancellationToken cancellation)
    {
        var survey = attempt.Survey;
        var status = NextStatus.After(survey, attempt.Outcome, clock.StartedAt, clock.Jitter());
        RefreshResult result = new RefreshResult.Failed(survey.Connection.Name.Value, status.Reason ?? "");
        if (attempt.Outcome is ExchangeOutcome.Refreshed refreshed)
        {
            var rotated = await SaveRotatedAsync(attempt, refreshed.RefreshToken, cancellation);
            await SaveOutputsAsync(survey, refreshed, cancellation);
            var lifetime = refreshed.Token.Lifetime ?? survey.LifetimeBy(status);
            result = new RefreshResult.Refreshed(survey.Connection.Name, lifetime, rotated);
        }

        if (status != survey.Status)
        {
            await statuses.SaveAsync(survey.Connection.Name, status, cancellation);
        }

        return result;
    }

    /// <summary>
    /// Before the access token: the refresh token that was sent may be dead by now, while an access token can be had
    /// again. Most providers answer with the one that was sent; that is nothing to store.
    /// </summary>
    private async Task<bool> SaveRotatedAsync(Attempt attempt, Secret? answered, CancellationToken cancellation)
    {
        if (
            attempt.Survey.Connection.Credentials.RefreshToken is not { } name
            || answered is null
            || attempt.Sent?.Matches(answered) == true
        )
        {
            return false;
        }

        await credentials.SaveRefreshTokenAsync(name, answered, cancellation);
        return true;
    }

    private async Task SaveOutputsAsync(
        ConnectionSurvey survey,
        ExchangeOutcome.Refreshed refreshed,
        CancellationToken cancellation
    )
    {
        await tokens.SaveAsync(survey.Connection, refreshed.Token, cancellation);
        if (refreshed.InstanceUrl is { } url && url != survey.Outputs.InstanceUrl)
        {
            await tokens.SaveInstanceUrlAsync(survey.Connection, url, cancellation);
        }
    }
}
