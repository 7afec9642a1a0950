using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What a provider issued and the store does not have yet.</summary>
/// <param name="RefreshToken">Null where the one in the store goes on serving.</param>
/// <param name="InstanceUrl">The host that the token is good for, where the provider tells.</param>
public sealed record IssuedTokens(AccessToken Token, RotatedRefreshToken? RefreshToken, string? InstanceUrl)
{
    public static IssuedTokens By(Readiness.Ready ready, ExchangeResult.Answered answered, ExchangeOutcome.Refreshed refreshed)
    {
        // Most providers answer with the one that was sent, or with none: then that one serves.
        var serving = refreshed.RefreshToken ?? answered.Sent;
        return new IssuedTokens(refreshed.Token, serving is null ? null : Rotated(ready, serving), refreshed.InstanceUrl);
    }

    private static RotatedRefreshToken? Rotated(Readiness.Ready ready, Secret serving) =>
        ready.RefreshToken is { } stored && !ready.Request.RefreshToken!.Matches(serving)
            ? new RotatedRefreshToken(stored, serving)
            : null;
}

/// <param name="Replaced">What the store has in its place.</param>
public sealed record RotatedRefreshToken(RefreshTokenVersion Replaced, Secret Value);
