namespace Tokens.Emulator.Providers;

/// <summary>What becomes of a refresh token when it is used.</summary>
public abstract record RefreshTokenRotation
{
    private RefreshTokenRotation() { }

    /// <summary>The same one goes on working.</summary>
    public sealed record None : RefreshTokenRotation;

    /// <summary>Each answer brings a new one and the old ones stay good, as with Microsoft Entra.</summary>
    public sealed record NewAtEachUse : RefreshTokenRotation;

    /// <summary>Each answer brings a new one in whose favour the old one dies.</summary>
    public sealed record SingleUse : RefreshTokenRotation
    {
        /// <summary>How long the used one still works: Xero gives 30 minutes.</summary>
        public TimeSpan Grace { get; init; }

        /// <summary>A dead token presented again kills its descendants too (RFC 9700 section 4.14.2).</summary>
        public bool RevokesFamilyOnReuse { get; init; }

        /// <summary>Two exchanges of one token in flight at once kill it and its descendants.</summary>
        public bool RevokesFamilyOnConcurrentUse { get; init; }
    }
}
