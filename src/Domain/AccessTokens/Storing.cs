namespace Tokens.Domain.AccessTokens;

/// <summary>What came of storing what a provider issued.</summary>
public abstract record Storing
{
    private Storing() { }

    public sealed record Done : Storing;

    /// <summary>The new refresh token is not in the store. The reason says where it is, or that it is gone.</summary>
    public sealed record RefreshTokenLost(string Reason) : Storing;
}
