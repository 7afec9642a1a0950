using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What a provider issued and the store does not have yet.</summary>
/// <param name="RefreshToken">Null where the stored one stays valid.</param>
/// <param name="InstanceUrl">The host that the token is good for, where the provider returns it.</param>
public sealed record IssuedTokens(AccessToken Token, RotatedRefreshToken? RefreshToken, string? InstanceUrl)
{
    /// <param name="ready">What was sent first.</param>
    /// <param name="sent">The refresh token that was sent last.</param>
    /// <param name="refreshed">The provider's answer.</param>
    public static IssuedTokens By(Readiness.Ready ready, Secret? sent, ExchangeOutcome.Refreshed refreshed)
    {
        // Most providers return the token that was sent, or none: then that one stays valid.
        var valid = refreshed.RefreshToken ?? sent;
        return new IssuedTokens(
            refreshed.Token,
            valid is not null && ready.RefreshToken is { } stored && !ready.Request.RefreshToken!.Matches(valid)
                ? new RotatedRefreshToken(stored, valid)
                : null,
            refreshed.InstanceUrl
        );
    }
}

/// <param name="Replaced">The version that the store has.</param>
public sealed record RotatedRefreshToken(RefreshTokenVersion Replaced, Secret Value);
