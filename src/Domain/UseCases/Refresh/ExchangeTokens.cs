using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>
/// Exchanges a connection's credentials for tokens. A refresh token that is refused is looked at once more before
/// anybody is asked to sign in: it may have been replaced meanwhile, and where the provider lets the one before go on
/// working, that one may still serve.
/// </summary>
public sealed class ExchangeTokens(ITokenEndpoint endpoint, ICredentialStore credentials)
{
    private const string ReplacedSecret = "a newer client secret was stored meanwhile and is tried next";

    public async Task<ExchangeResult> RunAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        try
        {
            var tried = await TrySecrets.RunAsync(endpoint, snapshot, ready, clock.Now, limit.Token);
            var trial = await WithoutOldNewsAsync(snapshot, ready, tried, limit.Token);
            var answered = new ExchangeResult.Answered(trial, ready.Request.RefreshToken);
            return trial.Outcome is ExchangeOutcome.SignInAgain
                ? await LookAgainAsync(snapshot, ready, (answered, clock), limit.Token)
                : answered;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before the provider answered";
            var outcome = new ExchangeOutcome.RetryLater(null, late) { MayBeDone = true };
            return new ExchangeResult.Answered(new SecretTrial(outcome), ready.Request.RefreshToken);
        }
    }

    /// <summary>
    /// One who replaces the secret while a run is on, which reads it once, is not to hear that the old one is refused.
    /// </summary>
    private async Task<SecretTrial> WithoutOldNewsAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        SecretTrial trial,
        CancellationToken cancellation
    )
    {
        var refused = trial.Outcome as ExchangeOutcome.SecretRefused;
        var isToldOf = refused is not null || trial.Refusal is not null;
        if (!isToldOf || !await IsReplacedAsync(snapshot, ready.Request.Client.SecretVersion, cancellation))
        {
            return trial;
        }

        return refused is null
            ? trial with
            {
                Refusal = null,
            }
            : new SecretTrial(new ExchangeOutcome.RetryLater(null, $"{refused.Reason}; {ReplacedSecret}"));
    }

    /// <param name="snapshot">Whose secret it is.</param>
    /// <param name="sent">Null where it is kept where no age is told.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task<bool> IsReplacedAsync(
        ConnectionSnapshot snapshot,
        CredentialVersion? sent,
        CancellationToken cancellation
    )
    {
        if (sent is null)
        {
            return false;
        }

        var secret = snapshot.Connection.Credentials.ClientSecret;
        var changes = await credentials.ChangedAtAsync([secret], cancellation);
        return changes.TryGetValue(secret, out var changedAt) && changedAt != sent.ModifiedAt;
    }

    private async Task<ExchangeResult> LookAgainAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready ready,
        (ExchangeResult.Answered Refused, RunClock Clock) attempt,
        CancellationToken cancellation
    )
    {
        if (ready.RefreshToken is not { Parameter: var name, Version: var version })
        {
            return attempt.Refused;
        }

        if (await WasReplacedAsync(name, version, cancellation))
        {
            return new ExchangeResult.RefreshedElsewhere();
        }

        return
            snapshot.Connection.Provider.PreviousRefreshTokenWorks
            && await credentials.ReadBeforeAsync(name, version, cancellation)
                is CredentialRead.Found { Value: { IsEmpty: false } previous }
            ? await TryPreviousAsync(snapshot, With(ready, previous), attempt, cancellation)
            : attempt.Refused;
    }

    private async Task<bool> WasReplacedAsync(
        ParameterName name,
        CredentialVersion version,
        CancellationToken cancellation
    )
    {
        var source = new CredentialSource.InParameter(name);
        var found = await credentials.ReadAsync([source], cancellation);
        return found[source] is CredentialRead.Found { Version: { } current } && current != version;
    }

    /// <summary>Where it is refused too, what was said of the newer one counts.</summary>
    private async Task<ExchangeResult> TryPreviousAsync(
        ConnectionSnapshot snapshot,
        Readiness.Ready previous,
        (ExchangeResult.Answered Refused, RunClock Clock) attempt,
        CancellationToken cancellation
    )
    {
        var trial = await TrySecrets.RunAsync(endpoint, snapshot, previous, attempt.Clock.Now, cancellation);
        return trial.Outcome is ExchangeOutcome.Refreshed or ExchangeOutcome.RetryLater
            ? new ExchangeResult.Answered(trial, previous.Request.RefreshToken)
            : attempt.Refused;
    }

    private static Readiness.Ready With(Readiness.Ready ready, Secret refreshToken) =>
        ready with
        {
            Request = ready.Request with { RefreshToken = refreshToken },
        };
}
