namespace Tokens.Domain.AccessTokens.SingleUse;

/// <summary>Whose turn it is to exchange a refresh token's version.</summary>
public abstract record Turn
{
    private Turn() { }

    public sealed record Ours(ExchangeClaim Claim) : Turn;

    /// <summary>Somebody else is at it, or has spent it.</summary>
    public sealed record Theirs : Turn;
}
