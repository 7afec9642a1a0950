using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens.SingleUse;

/// <summary>
/// Refreshes a connection whose refresh token may be exchanged by one at a time; one that any number may exchange is
/// refreshed at once.
/// </summary>
public sealed class RefreshInTurn(TakeTurns turns, RefreshOnce refresh, IStandings standings, IRefreshJournal journal)
{
    /// <exception cref="StoreException">Something could not be claimed or stored.</exception>
    public async Task<RefreshResult> RunAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (RefreshTokenVersion.ToClaim(survey.Connection, ready) is not { } token)
        {
            return (await refresh.RunAsync(survey, ready, clock, cancellation)).Result;
        }

        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        if (await turns.TakeAsync(token, clock, limit.Token) is not Turn.Ours ours)
        {
            return new RefreshResult.Skipped(survey.Connection.Name, SkipReason.InUse);
        }

        if (ours.Unsaid is { } reason)
        {
            journal.ClaimNotFinished(survey.Connection.Name, reason);
        }

        return await RefreshAsync(survey, ready, (ours.Claim, clock), cancellation);
    }

    private async Task<RefreshResult> RefreshAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        (ExchangeClaim Claim, RunClock Clock) turn,
        CancellationToken cancellation
    )
    {
        using var limit = turn.Clock.LimitTo(turn.Clock.Budget.LastStore, cancellation);
        var token = turn.Claim.Token;
        // Others may have been at it between the survey and the claim, and have come to an end.
        var standing = await standings.LookUpAsync(survey.Connection, token.Parameter, limit.Token);
        var attempt =
            Hindrance.Of(survey, token, standing) ?? await refresh.RunAsync(survey, ready, turn.Clock, cancellation);
        if (attempt.Use == TokenUse.Unspent)
        {
            await FinishAsync(survey, turn.Claim, limit.Token);
        }

        return attempt.Result;
    }

    private async Task FinishAsync(ConnectionSurvey survey, ExchangeClaim claim, CancellationToken cancellation)
    {
        try
        {
            await turns.FinishAsync(claim, cancellation);
        }
        catch (StoreException failure)
        {
            journal.ClaimNotFinished(survey.Connection.Name, failure.Message);
        }
    }
}
