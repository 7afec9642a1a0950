namespace Tokens.Tests.TokenServers;

/// <summary>How an answer tells when its access token ends.</summary>
public enum ExpiryForm
{
    /// <summary>No word of it, as Salesforce does.</summary>
    Absent,

    /// <summary><c>"expires_in":3600</c></summary>
    Number,

    /// <summary><c>"expires_in":"3600"</c></summary>
    NumberInString,

    /// <summary><c>"expires_in":1767225600</c>: seconds since 1970 under the name that promises a duration, as TikTok Shop does.</summary>
    AbsoluteEpoch,

    /// <summary><c>"expires_at":"2026-01-01T00:00:00.0000000+00:00"</c></summary>
    ExpiresAt,
}
