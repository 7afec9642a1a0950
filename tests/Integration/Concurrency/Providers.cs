using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>How providers treat a refresh token that is good for one use.</summary>
internal static class Providers
{
    public static RefreshTokenRotation Unforgiving { get; } = Strict;

    /// <summary>As Xero's: what died between the exchange and the store has half an hour to be done again.</summary>
    public static RefreshTokenRotation WithGrace { get; } = Strict with { Grace = TimeSpan.FromMinutes(30) };

    private static RefreshTokenRotation.SingleUse Strict =>
        new() { RevokesFamilyOnReuse = true, RevokesFamilyOnConcurrentUse = true };
}
