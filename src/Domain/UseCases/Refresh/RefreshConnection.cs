using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Leases;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Refreshes one connection: leases a single-use refresh token, exchanges it, stores what was issued, records the result.
/// </summary>
public sealed class RefreshConnection(
    TokenLeases leases,
    ICurrentStates states,
    ExchangeTokens exchange,
    StoreTokens store,
    RecordStatus record
)
{
    /// <exception cref="StoreException">Something could not be leased or stored.</exception>
    public async Task<RefreshResult> RunAsync(
        ConnectionSnapshot snapshot,
        Readiness readiness,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        switch (readiness)
        {
            case Readiness.Ready ready:
                return await RefreshAsync(new RefreshAttempt(snapshot, ready, clock), cancellation);
            case Readiness.Incomplete incomplete:
                using (var limit = clock.LimitTo(clock.Budget.LastStore, cancellation))
                {
                    var unsent = new ExchangeResult.Completed(new ExchangeOutcome.NotSent(incomplete.Problem), null);
                    var status = await record.RunAsync(snapshot, unsent, null, clock, limit.Token);
                    return snapshot.Failed(status.Reason, status.State);
                }

            case Readiness.Unreadable unreadable:
                return snapshot.Failed(unreadable.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<RefreshResult> RefreshAsync(RefreshAttempt attempt, CancellationToken cancellation)
    {
        if (attempt.TokenToLease is not { } token)
        {
            return (await ExchangeAsync(attempt, cancellation)).Result;
        }

        using var limit = attempt.Clock.LimitTo(attempt.Clock.Budget.LastExchange, cancellation);
        var lease = await leases.TryAcquireAsync(token, attempt.Snapshot.Connection.Name, attempt.Clock, limit.Token);
        return lease is null
            ? attempt.Snapshot.Skipped(SkipReason.InUse)
            : await RefreshLeasedAsync(attempt, lease, cancellation);
    }

    private async Task<RefreshResult> RefreshLeasedAsync(
        RefreshAttempt attempt,
        TokenLease lease,
        CancellationToken cancellation
    )
    {
        using var limit = attempt.Clock.LimitTo(attempt.Clock.Budget.LastStore, cancellation);
        var connection = attempt.Snapshot.Connection;
        // Other processes may have refreshed it between the snapshot and the lease.
        var current = await states.ReadAsync(connection, lease.Token.Parameter, limit.Token);
        var outcome =
            RefreshChecks.ObjectToExchange(attempt.Snapshot, lease, current, attempt.Clock.Now)
            ?? await ExchangeAsync(attempt, cancellation);
        if (outcome.Token == RefreshTokenUse.Unused)
        {
            await leases.ReleaseAsync(lease, connection.Name, limit.Token);
        }

        return outcome.Result;
    }

    private async Task<RefreshOutcome> ExchangeAsync(RefreshAttempt attempt, CancellationToken cancellation)
    {
        var exchanged = await exchange.RunAsync(attempt, cancellation);
        if (exchanged is not ExchangeResult.Completed completed)
        {
            return new RefreshOutcome(attempt.Snapshot.Skipped(SkipReason.RefreshedElsewhere), RefreshTokenUse.Used);
        }

        using var limit = attempt.Clock.LimitTo(attempt.Clock.Budget.LastStore, cancellation);
        return completed.Outcome is ExchangeOutcome.Refreshed refreshed
            ? await StoreAsync(attempt, completed, refreshed, limit.Token)
            : await FailAsync(attempt, completed, limit.Token);
    }

    private async Task<RefreshOutcome> StoreAsync(
        RefreshAttempt attempt,
        ExchangeResult.Completed completed,
        ExchangeOutcome.Refreshed refreshed,
        CancellationToken cancellation
    )
    {
        var issued = IssuedTokens.By(attempt.Credentials, completed.Sent, refreshed);
        if (await store.SaveAsync(attempt, issued, cancellation) is { } lost)
        {
            return await LoseAsync(attempt, lost, cancellation);
        }

        var status = await record.RunAsync(attempt.Snapshot, completed, attempt.Secret, attempt.Clock, cancellation);
        var lifetime = issued.Token.Lifetime ?? attempt.Snapshot.LifetimeBy(status);
        var isRotated = issued.RefreshToken is not null;
        var result = new RefreshResult.Refreshed(attempt.Snapshot.Connection.Name, lifetime, isRotated)
        {
            Proof = completed.Fallback is null ? SecretProof.By(attempt.Credentials) : null,
            FallbackVersion = completed.Fallback?.Version,
        };
        return new RefreshOutcome(result, isRotated ? RefreshTokenUse.Used : RefreshTokenUse.Unused);
    }

    private async Task<RefreshOutcome> FailAsync(
        RefreshAttempt attempt,
        ExchangeResult.Completed completed,
        CancellationToken cancellation
    )
    {
        var status = await record.RunAsync(
            attempt.Snapshot,
            RetryAfterLease(attempt, completed),
            attempt.Secret,
            attempt.Clock,
            cancellation
        );
        return new RefreshOutcome(attempt.Snapshot.Failed(status.Reason, status.State), UseAfter(completed.Outcome));
    }

    private static RefreshTokenUse UseAfter(ExchangeOutcome outcome) =>
        outcome switch
        {
            ExchangeOutcome.RetryLater { MayBeDone: true } => RefreshTokenUse.Unknown,
            ExchangeOutcome.SignInAgain { Used: not null } => RefreshTokenUse.Used,
            _ => RefreshTokenUse.Unused,
        };

    /// <summary>
    /// The stored refresh token is used. Sent again, it could make the provider revoke its successor too, which may still
    /// be restored: it is not sent before it has changed.
    /// </summary>
    private Task<RefreshOutcome> LoseAsync(
        RefreshAttempt attempt,
        RefreshTokenLost lost,
        CancellationToken cancellation
    ) =>
        attempt.Snapshot.Connection.Provider.PreviousRefreshTokenWorks
            ? throw new StoreException(lost.Reason)
            : FailAsync(
                attempt,
                new ExchangeResult.Completed(
                    new ExchangeOutcome.SignInAgain(lost.Reason) { Used = lost.Replaced },
                    null
                ),
                cancellation
            );

    /// <summary>
    /// A single-use token that may be used is not tried again before its lease ends: a provider that is still processing
    /// the first request would treat a second one as theft.
    /// </summary>
    private static ExchangeResult.Completed RetryAfterLease(RefreshAttempt attempt, ExchangeResult.Completed completed)
    {
        if (
            completed.Outcome is not ExchangeOutcome.RetryLater { MayBeDone: true } unknown
            || !attempt.Snapshot.Connection.RefreshTokenRotates
        )
        {
            return completed;
        }

        var lease = TokenLease.LengthAt(attempt.Clock.Now, attempt.Clock.Budget);
        var after = unknown.After > lease ? unknown.After : lease;
        return new ExchangeResult.Completed(
            new ExchangeOutcome.RetryLater(after, unknown.Reason) { MayBeDone = true },
            completed.Sent
        );
    }
}
