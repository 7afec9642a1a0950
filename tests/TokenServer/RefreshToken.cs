namespace Tokens.Tests.TokenServers;

/// <summary>A refresh token and its fate; only <see cref="RefreshTokens"/> touches it, under its lock.</summary>
internal sealed class RefreshToken(string value, string clientId, RefreshTokenFamily family, RefreshToken? replaced)
{
    private bool replacementUsed;

    public string Value { get; } = value;

    public string ClientId { get; } = clientId;

    public RefreshTokenFamily Family { get; } = family;

    public bool Revoked { get; set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsAlive(RefreshTokenRotation rotation, DateTimeOffset now) =>
        !Revoked && !Family.Revoked && !(rotation is RefreshTokenRotation.SingleUse rule && IsSpent(rule, now));

    public void Use(DateTimeOffset now)
    {
        UsedAt ??= now;
        if (replaced is not null)
        {
            replaced.replacementUsed = true;
        }
    }

    private bool IsSpent(RefreshTokenRotation.SingleUse rule, DateTimeOffset now) =>
        UsedAt is { } usedAt
        && (rule.PreviousWorksUntilReplacementIsUsed ? replacementUsed : now >= usedAt + rule.Grace);
}
