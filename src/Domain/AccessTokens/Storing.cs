using Tokens.Domain.Credentials;

namespace Tokens.Domain.AccessTokens;

/// <summary>What came of storing what a provider issued.</summary>
public abstract record Storing
{
    private Storing() { }

    public sealed record Done : Storing;

    /// <summary>The new refresh token is not in the store.</summary>
    /// <param name="Reason">Says where it is, or that it is gone.</param>
    /// <param name="Replaced">The version that the store still has.</param>
    public sealed record RefreshTokenLost(string Reason, CredentialVersion Replaced) : Storing;
}
