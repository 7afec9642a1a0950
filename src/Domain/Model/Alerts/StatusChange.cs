using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>What an attempt changed about a connection's status.</summary>
/// <param name="Secret">The versions of its client secret; null where it is kept elsewhere, or was not read.</param>
public sealed record StatusChange(ConnectionSnapshot Before, ConnectionStatus After, SecretVersions? Secret);
