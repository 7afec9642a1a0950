using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Ports;

/// <summary>A provider's token endpoint (RFC 6749, section 3.2).</summary>
public interface ITokenEndpoint
{
    /// <summary>
    /// Asks once. Whatever comes of it, a hung or a broken connection included, is an outcome; only the caller's
    /// cancellation throws.
    /// </summary>
    Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation);
}

/// <param name="RefreshToken">Null for a grant without one.</param>
public sealed record TokenRequest(Connection Connection, ClientCredentials Client, Secret? RefreshToken);
