using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>One version of a stored refresh token: what only one may exchange at a time.</summary>
public sealed record RefreshTokenVersion(ParameterName Parameter, CredentialVersion Version)
{
    /// <summary>
    /// What has to be claimed before the exchange; null where nothing has. Only a rotating refresh token is hurt by two
    /// exchanges at once; a claim costs a write, and writes are scarce.
    /// </summary>
    public static RefreshTokenVersion? ToClaim(Connection connection, Readiness.Ready ready) =>
        connection.RefreshTokenRotates ? ready.RefreshToken : null;
}
