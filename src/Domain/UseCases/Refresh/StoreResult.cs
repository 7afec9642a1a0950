using Tokens.Domain.Model.Values;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>What came of storing what a provider issued.</summary>
public abstract record StoreResult
{
    private StoreResult() { }

    public sealed record Done : StoreResult;

    /// <summary>The new refresh token is not in the store.</summary>
    /// <param name="Reason">Says where it is, or that it is gone.</param>
    /// <param name="Replaced">The version that the store still has.</param>
    public sealed record RefreshTokenLost(string Reason, CredentialVersion Replaced) : StoreResult;
}
