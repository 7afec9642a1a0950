namespace Tokens.Domain.Model.Tokens;

/// <summary>What one attempt at a connection came to.</summary>
/// <param name="Use">What became of the refresh token that was sent.</param>
public sealed record RefreshAttempt(RefreshResult Result, RefreshTokenUse Use);

/// <summary>What became of a refresh token that may be good for one use only.</summary>
public enum RefreshTokenUse
{
    /// <summary>It is what it was: whoever wants it may have it.</summary>
    Unused,

    /// <summary>Another one has taken its place.</summary>
    Used,

    /// <summary>It was sent and no answer came.</summary>
    Unknown,
}
