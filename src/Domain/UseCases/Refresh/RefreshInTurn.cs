using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Leases;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Refreshes a connection whose refresh token may be exchanged by one at a time; one that any number may exchange is
/// refreshed at once.
/// </summary>
public sealed class RefreshInTurn(TokenLeases turns, RefreshOnce refresh, ICurrentStates currentStates, IRefreshObserver observer)
{
    /// <exception cref="StoreException">Something could not be claimed or stored.</exception>
    public async Task<RefreshResult> RunAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (RefreshTokenVersion.ToClaim(snapshot.Connection, ready) is not { } token)
        {
            return (await refresh.RunAsync(snapshot, ready, clock, cancellation)).Result;
        }

        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        if (await turns.TakeAsync(token, clock, limit.Token) is not LeaseResult.Ours ours)
        {
            return new RefreshResult.Skipped(snapshot.Connection.Name, SkipReason.InUse);
        }

        if (ours.Unsaid is { } reason)
        {
            observer.LeaseNotReleased(snapshot.Connection.Name, reason);
        }

        return await RefreshAsync(snapshot, ready, (ours.Lease, clock), cancellation);
    }

    private async Task<RefreshResult> RefreshAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        (TokenLease Lease, RunClock Clock) turn,
        CancellationToken cancellation
    )
    {
        using var limit = turn.Clock.LimitTo(turn.Clock.Budget.LastStore, cancellation);
        var token = turn.Lease.Token;
        // Others may have been at it between the survey and the claim, and have come to an end.
        var standing = await currentStates.ReadStateAsync(snapshot.Connection, token.Parameter, limit.Token);
        var attempt =
            StaleCheck.Of(snapshot, token, standing) ?? await refresh.RunAsync(snapshot, ready, turn.Clock, cancellation);
        if (attempt.Use == RefreshTokenUse.Unused)
        {
            await FinishAsync(snapshot, turn.Lease, limit.Token);
        }

        return attempt.Result;
    }

    private async Task FinishAsync(ConnectionSnapshot snapshot, TokenLease claim, CancellationToken cancellation)
    {
        try
        {
            await turns.FinishAsync(claim, cancellation);
        }
        catch (StoreException failure)
        {
            observer.LeaseNotReleased(snapshot.Connection.Name, failure.Message);
        }
    }
}
