using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>All that can come of asking a provider for an access token. Reasons are cut and cleaned: fit for a log or a mail.</summary>
public abstract record ExchangeOutcome
{
    private ExchangeOutcome() { }

    /// <summary>A new access token.</summary>
    /// <param name="RefreshToken">The refresh token to use from now on, where the answer carried one.</param>
    /// <param name="InstanceUrl">The host that the token is good for, where the provider tells.</param>
    public sealed record Refreshed(AccessToken Token, Secret? RefreshToken, string? InstanceUrl) : ExchangeOutcome;

    /// <summary>An outage, a throttle, an answer that makes no sense: nothing is wrong with us.</summary>
    /// <param name="After">How long the provider asks us to wait.</param>
    public sealed record RetryLater(TimeSpan? After, string Reason) : ExchangeOutcome
    {
        /// <summary>
        /// Nobody can tell whether the provider did it: the answer did not come, or could not be read. A refresh token
        /// that may be used once may be spent.
        /// </summary>
        public bool MayBeDone { get; init; }
    }

    /// <summary>The refresh token is no longer good.</summary>
    public sealed record SignInAgain(string Reason) : ExchangeOutcome
    {
        /// <summary>
        /// The version that served, where what took its place is not in the store: shown again, it may have the provider
        /// revoke that one too. Null where it was refused.
        /// </summary>
        public CredentialVersion? Used { get; init; }
    }

    /// <summary>The client id or secret is wrong.</summary>
    public sealed record SecretRefused(string Reason) : ExchangeOutcome;

    /// <summary>The provider says that this client may not ask for this: a setting there or in the definition is wrong.</summary>
    public sealed record Misconfigured(string Reason) : ExchangeOutcome;

    /// <summary>Nothing was sent, since what would have been sent is missing or plainly wrong.</summary>
    public sealed record NotSent(string Reason) : ExchangeOutcome;
}
