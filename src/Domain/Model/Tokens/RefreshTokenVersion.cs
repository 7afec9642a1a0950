using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>One version of a stored refresh token.</summary>
public sealed record RefreshTokenVersion(ParameterName Parameter, CredentialVersion Version);
