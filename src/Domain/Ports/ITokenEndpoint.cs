using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

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
public sealed record TokenRequest(Connection Connection, ClientCredentials Client, Secret? RefreshToken)
{
    /// <summary>What a person's sign-in left, to be exchanged for a first refresh token; null for the connection's grant.</summary>
    public AuthorizationCode? Code { get; init; }
}

/// <summary>An authorization code with what has to be said again of its request (RFC 6749, section 4.1.3).</summary>
/// <param name="RedirectUri">Null where the request named none.</param>
/// <param name="Verifier">PKCE's (RFC 7636); null where the request had no challenge.</param>
public sealed record AuthorizationCode(Secret Value, Uri? RedirectUri, Secret? Verifier);
