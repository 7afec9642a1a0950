namespace Tokens.Domain.AccessTokens.SingleUse;

/// <summary>Whose turn it is to exchange a refresh token's version.</summary>
public abstract record Turn
{
    private Turn() { }

    /// <param name="Claim">What was taken.</param>
    /// <param name="Unsaid">Why it could not be said that the attempts before are over; null where it could.</param>
    public sealed record Ours(ExchangeClaim Claim, string? Unsaid = null) : Turn;

    /// <summary>Somebody else is at it, or has spent it.</summary>
    public sealed record Theirs : Turn;
}
