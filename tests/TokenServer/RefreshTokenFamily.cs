namespace Tokens.Tests.TokenServers;

/// <summary>A refresh token and all that came of it by rotation.</summary>
internal sealed class RefreshTokenFamily
{
    public bool Revoked { get; set; }
}
