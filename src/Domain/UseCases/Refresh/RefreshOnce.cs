using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Leases;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>One attempt: asks the provider, stores what it issued, remembers how it went.</summary>
public sealed class RefreshOnce(ExchangeTokens exchange, StoreTokens store, RecordStatus recordStatus)
{
    /// <exception cref="StoreException">Something could not be stored.</exception>
    public async Task<RefreshAttempt> RunAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var exchanged = await exchange.RunAsync(snapshot, ready, clock, cancellation);
        if (exchanged is not ExchangeResult.Answered answered)
        {
            var skipped = new RefreshResult.Skipped(snapshot.Connection.Name, SkipReason.RefreshedElsewhere);
            return new RefreshAttempt(skipped, RefreshTokenUse.Used);
        }

        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        return answered.Trial.Outcome is ExchangeOutcome.Refreshed refreshed
            ? await StoreAsync(
                snapshot,
                ready,
                (answered.Trial, IssuedTokens.By(ready, answered, refreshed)),
                clock,
                limit.Token
            )
            : await FailAsync(snapshot, Unhurried(snapshot, answered.Trial, clock), clock, limit.Token);
    }

    private async Task<RefreshAttempt> StoreAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        (SecretTrial Trial, IssuedTokens IssuedTokens) exchanged,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var (trial, issued) = exchanged;
        var rotated = issued.RefreshToken is not null;
        if (await store.SaveAsync(snapshot, issued, clock, cancellation) is StoreResult.RefreshTokenLost lost)
        {
            return await LoseAsync(snapshot, lost, clock, cancellation);
        }

        var status = await recordStatus.RunAsync(snapshot, trial, clock, cancellation);
        var lifetime = issued.Token.Lifetime ?? snapshot.LifetimeBy(status);
        var result = new RefreshResult.Refreshed(snapshot.Connection.Name, lifetime, rotated)
        {
            Proof = trial.FallbackVersion is null ? SecretProof.By(ready) : null,
            FallbackVersion = trial.FallbackVersion,
        };
        return new RefreshAttempt(result, rotated ? RefreshTokenUse.Used : RefreshTokenUse.Unused);
    }

    private async Task<RefreshAttempt> FailAsync(
        ConnectionSnapshot snapshot,
        SecretTrial trial,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var status = await recordStatus.RunAsync(snapshot, trial, clock, cancellation);
        var result = new RefreshResult.Failed(snapshot.Connection.Name.Value, status.Reason ?? "")
        {
            State = status.State,
        };
        var isUnknown = trial.Outcome is ExchangeOutcome.RetryLater { MayBeDone: true };
        return new RefreshAttempt(result, isUnknown ? RefreshTokenUse.Unknown : RefreshTokenUse.Unused);
    }

    /// <summary>
    /// The refresh token in the store is spent. Sent again, it could have the provider revoke the new one too, which
    /// may yet be restored: nobody asks before it has changed.
    /// </summary>
    private async Task<RefreshAttempt> LoseAsync(
        ConnectionSnapshot snapshot,
        StoreResult.RefreshTokenLost lost,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (snapshot.Connection.Provider.PreviousRefreshTokenWorks)
        {
            throw new StoreException(lost.Reason);
        }

        var trial = new SecretTrial(new ExchangeOutcome.SignInAgain(lost.Reason) { Used = lost.Replaced });
        var failed = await FailAsync(snapshot, trial, clock, cancellation);
        return failed with { Use = RefreshTokenUse.Used };
    }

    /// <summary>
    /// A single-use token that may be spent is left alone for as long as it is claimed: a provider that is still at
    /// work on it would take a second use for a theft.
    /// </summary>
    private static SecretTrial Unhurried(ConnectionSnapshot snapshot, SecretTrial trial, RunClock clock)
    {
        if (
            trial.Outcome is not ExchangeOutcome.RetryLater { MayBeDone: true } unknown
            || !snapshot.Connection.RefreshTokenRotates
        )
        {
            return trial;
        }

        var rest = TokenLeases.LeaseAt(clock.Now, clock.Budget);
        return trial with { Outcome = unknown with { After = unknown.After > rest ? unknown.After : rest } };
    }
}
