namespace Tokens.Domain.Model.Tokens;

/// <summary>What an attempt achieved.</summary>
/// <param name="Token">What became of the refresh token that was sent.</param>
public sealed record RefreshOutcome(RefreshResult Result, RefreshTokenUse Token);

/// <summary>What became of a refresh token that may be single use.</summary>
public enum RefreshTokenUse
{
    /// <summary>It can be exchanged again.</summary>
    Unused,

    /// <summary>Another one has replaced it.</summary>
    Used,

    /// <summary>It was sent and no answer came.</summary>
    Unknown,
}
