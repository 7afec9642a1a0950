using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Domain.AccessTokens;

/// <summary>
/// Exchanges a connection's credentials for tokens. A refresh token that is refused is looked at once more before
/// anybody is asked to sign in: it may have been replaced meanwhile, and where the provider lets the one before go on
/// working, that one may still serve.
/// </summary>
public sealed class ExchangeTokens(ITokenEndpoint endpoint, ICredentials credentials)
{
    public async Task<Exchange> RunAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        RunClock clock,
        CancellationToken cancellation
    )
    {
        using var limit = clock.LimitTo(clock.Budget.LastExchange, cancellation);
        try
        {
            var trial = await TrySecrets.RunAsync(endpoint, survey, ready, clock.Now, limit.Token);
            var answered = new Exchange.Answered(trial, ready.Request.RefreshToken);
            return trial.Outcome is ExchangeOutcome.SignInAgain
                ? await LookAgainAsync(survey, ready, (answered, clock), limit.Token)
                : answered;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            const string late = "the function's time was up before the provider answered";
            var outcome = new ExchangeOutcome.ComeBackLater(null, late) { MayBeDone = true };
            return new Exchange.Answered(new SecretTrial(outcome), ready.Request.RefreshToken);
        }
    }

    private async Task<Exchange> LookAgainAsync(
        ConnectionSurvey survey,
        Readiness.Ready ready,
        (Exchange.Answered Refused, RunClock Clock) attempt,
        CancellationToken cancellation
    )
    {
        if (ready.RefreshToken is not { Parameter: var name, Version: var version })
        {
            return attempt.Refused;
        }

        if (await WasReplacedAsync(name, version, cancellation))
        {
            return new Exchange.Overtaken();
        }

        return
            survey.Connection.Provider.PreviousRefreshTokenWorks
            && await credentials.ReadBeforeAsync(name, version, cancellation)
                is CredentialRead.Found { Value: { IsEmpty: false } previous }
            ? await TryPreviousAsync(survey, With(ready, previous), attempt, cancellation)
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
    private async Task<Exchange> TryPreviousAsync(
        ConnectionSurvey survey,
        Readiness.Ready previous,
        (Exchange.Answered Refused, RunClock Clock) attempt,
        CancellationToken cancellation
    )
    {
        var trial = await TrySecrets.RunAsync(endpoint, survey, previous, attempt.Clock.Now, cancellation);
        return trial.Outcome is ExchangeOutcome.Refreshed or ExchangeOutcome.ComeBackLater
            ? new Exchange.Answered(trial, previous.Request.RefreshToken)
            : attempt.Refused;
    }

    private static Readiness.Ready With(Readiness.Ready ready, Secret refreshToken) =>
        ready with
        {
            Request = ready.Request with { RefreshToken = refreshToken },
        };
}
