using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>One attempt: asks the provider, stores what it issued, remembers how it went.</summary>
public sealed class RefreshOnce(ExchangeTokens exchange, StoreTokens store, SettleStatus settle)
{
    /// <exception cref="StoreException">Something could not be stored.</exception>
    public async Task<RefreshAttempt> RunAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var exchanged = await exchange.RunAsync(survey, ready, clock, cancellation);
        if (exchanged is not Exchange.Answered answered)
        {
            var skipped = new RefreshResult.Skipped(survey.Connection.Name, SkipReason.RefreshedElsewhere);
            return new RefreshAttempt(skipped, TokenUse.Spent);
        }

        using var limit = clock.LimitTo(clock.Budget.LastStore, cancellation);
        return answered.Trial.Outcome is ExchangeOutcome.Refreshed refreshed
            ? await StoreAsync(
                survey,
                ready,
                (answered.Trial, Issued.By(ready, answered, refreshed)),
                clock,
                limit.Token
            )
            : await FailAsync(survey, Unhurried(survey, answered.Trial, clock), clock, limit.Token);
    }

    private async Task<RefreshAttempt> StoreAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        (SecretTrial Trial, Issued Issued) exchanged,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var (trial, issued) = exchanged;
        var rotated = issued.RefreshToken is not null;
        if (await store.SaveAsync(survey, issued, clock, cancellation) is Storing.RefreshTokenLost lost)
        {
            return await LoseAsync(survey, lost, clock, cancellation);
        }

        var status = await settle.RunAsync(survey, trial, clock, cancellation);
        var lifetime = issued.Token.Lifetime ?? survey.LifetimeBy(status);
        var result = new RefreshResult.Refreshed(survey.Connection.Name, lifetime, rotated)
        {
            Proof = trial.RunsOn is null ? SecretProof.By(ready) : null,
            RunsOn = trial.RunsOn,
        };
        return new RefreshAttempt(result, rotated ? TokenUse.Spent : TokenUse.Unspent);
    }

    private async Task<RefreshAttempt> FailAsync(
        ConnectionSurvey survey,
        SecretTrial trial,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        var status = await settle.RunAsync(survey, trial, clock, cancellation);
        var result = new RefreshResult.Failed(survey.Connection.Name.Value, status.Reason ?? "")
        {
            State = status.State,
        };
        var isUnknown = trial.Outcome is ExchangeOutcome.ComeBackLater { MayBeDone: true };
        return new RefreshAttempt(result, isUnknown ? TokenUse.Unknown : TokenUse.Unspent);
    }

    /// <summary>
    /// The refresh token in the store is spent. Sent again, it could have the provider revoke the new one too, which
    /// may yet be restored: nobody asks before it has changed.
    /// </summary>
    private async Task<RefreshAttempt> LoseAsync(
        ConnectionSurvey survey,
        Storing.RefreshTokenLost lost,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        if (survey.Connection.Provider.PreviousRefreshTokenWorks)
        {
            throw new StoreException(lost.Reason);
        }

        var trial = new SecretTrial(new ExchangeOutcome.SignInAgain(lost.Reason) { Spent = lost.Replaced });
        var failed = await FailAsync(survey, trial, clock, cancellation);
        return failed with { Use = TokenUse.Spent };
    }

    /// <summary>
    /// A single-use token that may be spent is left alone for as long as it is claimed: a provider that is still at
    /// work on it would take a second use for a theft.
    /// </summary>
    private static SecretTrial Unhurried(ConnectionSurvey survey, SecretTrial trial, RunClock clock)
    {
        if (
            trial.Outcome is not ExchangeOutcome.ComeBackLater { MayBeDone: true } unknown
            || !survey.Connection.RefreshTokenRotates
        )
        {
            return trial;
        }

        var rest = TakeTurns.LeaseAt(clock.Now, clock.Budget);
        return trial with { Outcome = unknown with { After = unknown.After > rest ? unknown.After : rest } };
    }
}
