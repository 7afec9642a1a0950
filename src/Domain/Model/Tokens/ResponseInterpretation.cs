using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>The rule that tells what an answer means: done, passing trouble, or something that a person must mend.</summary>
public static class ResponseInterpretation
{
    /// <summary>Of an instance: far beyond any, and within what a parameter holds.</summary>
    private const int LongestUrl = 2000;

    public static ExchangeOutcome Of(TokenRequest request, TokenResponse answer, DateTimeOffset now)
    {
        var reason = Reason(request, answer);
        // An outage outranks what its error page says: a gateway in trouble knows nothing of our credentials.
        if (answer.Status is 408 or 425 or 429 or >= 500)
        {
            return new ExchangeOutcome.RetryLater(answer.RetryAfter, reason) { MayBeDone = MayBeDone(answer) };
        }

        if (answer.Status is >= 300 and < 400)
        {
            return new ExchangeOutcome.Misconfigured(
                reason + "; credentials are not sent on to another address: set tokenEndpoint to the right one"
            );
        }

        var token = answer is { Status: >= 200 and < 300, AccessToken: { IsEmpty: false } issued } ? issued : null;
        // Some providers answer errors with status 200, so the error counts and not the status. Beside a token it must be
        // a known one: "ok" or 0 would else throw away a new refresh token.
        if (answer.Error is { Length: > 0 } error && !(token is not null && IsUnknown(request, error)))
        {
            return Refusal(request, answer, reason);
        }

        return token is not null
            ? Refreshed(request, answer, token, now)
            : new ExchangeOutcome.RetryLater(answer.RetryAfter, reason) { MayBeDone = MayBeDone(answer) };
    }

    private static bool IsUnknown(TokenRequest request, string error) =>
        request.Connection.Provider.MeaningOf(error) == ErrorMeaning.RetryLater;

    /// <summary>
    /// A success that cannot be read was one, and who breaks down may have done so after the work, or in front of
    /// somebody who did it. Only an overload (503) is declined at the door.
    /// </summary>
    private static bool MayBeDone(TokenResponse answer) => answer.Status is >= 200 and < 300 or (>= 500 and not 503);

    private static ExchangeOutcome.Refreshed Refreshed(
        TokenRequest request,
        TokenResponse answer,
        Secret token,
        DateTimeOffset now
    )
    {
        var lifetime =
            TokenLifetime.FromExpiresIn(answer.ExpiresIn, now) ?? TokenLifetime.FromExpiresAt(answer.ExpiresAt, now);
        return new ExchangeOutcome.Refreshed(
            new AccessToken(token, lifetime),
            answer.RefreshToken is { IsEmpty: false } refresh && YieldsRefreshToken(request) ? refresh : null,
            request.Connection.Provider.ReturnsInstanceUrl ? HttpsUrl(answer.InstanceUrl) : null
        );
    }

    private static ExchangeOutcome Refusal(TokenRequest request, TokenResponse answer, string reason) =>
        request.Connection.Provider.MeaningOf(answer.Error!, answer.ErrorDescription) switch
        {
            ErrorMeaning.SignInAgain when !YieldsRefreshToken(request) => new ExchangeOutcome.Misconfigured(reason),
            ErrorMeaning.SignInAgain => new ExchangeOutcome.SignInAgain(reason),
            ErrorMeaning.SecretRefused => new ExchangeOutcome.SecretRefused(reason),
            ErrorMeaning.Misconfigured => new ExchangeOutcome.Misconfigured(reason),
            _ => new ExchangeOutcome.RetryLater(answer.RetryAfter, reason),
        };

    /// <summary>A client_credentials grant has none, whatever an answer bears (RFC 6749, section 4.4.3).</summary>
    private static bool YieldsRefreshToken(TokenRequest request) =>
        request.RefreshToken is not null || request.Code is not null;

    private static string Reason(TokenRequest request, TokenResponse answer)
    {
        Secret?[] secrets =
        [
            request.Client.Secret,
            request.RefreshToken,
            request.Code?.Value,
            request.Code?.Verifier,
            answer.AccessToken,
            answer.RefreshToken,
        ];
        var exchanged = new ExchangedSecrets(secrets.OfType<Secret>(), request.Client.Id);
        var errorText = answer.Error is { Length: > 0 } error
            ? ProviderErrorText.Of(error, answer.ErrorDescription, exchanged)
            : ProviderErrorText.Of(
                null,
                answer.Unreadable ?? (answer.AccessToken is null ? "no access_token and no error" : ""),
                exchanged
            );
        return ProviderErrorText.Reason(request.Connection.Endpoint.Token.Host, answer.Status, errorText);
    }

    /// <summary>Consumers send tokens there: anything but a clean https URL is not passed on to them.</summary>
    /// <remarks>The parser drops or mends blanks, line ends and much else that a consumer's own would not.</remarks>
    private static string? HttpsUrl(string? text) =>
        text is { Length: <= LongestUrl }
        && text.All(c => c is > ' ' and <= '~' and not '\\')
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.UserInfo.Length == 0
            ? text
            : null;
}
