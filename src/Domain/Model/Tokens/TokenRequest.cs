using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Tokens;

/// <summary>A request to a token endpoint (RFC 6749, sections 4.1.3, 4.4.2 and 6).</summary>
/// <param name="RefreshToken">Null for a grant without one.</param>
public sealed record TokenRequest(Connection Connection, ClientCredentials Client, Secret? RefreshToken)
{
    /// <summary>The code of a user's sign-in, to be exchanged for a first refresh token; null for the connection's grant.</summary>
    public AuthorizationCode? Code { get; init; }

    /// <summary>The same request with the verified version of the client secret.</summary>
    public TokenRequest With(Secret secret, CredentialVersion version) =>
        this with
        {
            Client = Client with { Secret = secret, SecretVersion = version },
        };
}

/// <summary>An authorization code and what its request must repeat (RFC 6749, section 4.1.3).</summary>
/// <param name="RedirectUri">Null where the request named none.</param>
/// <param name="Verifier">PKCE's (RFC 7636); null where the request had no challenge.</param>
public sealed record AuthorizationCode(Secret Value, Uri? RedirectUri, Secret? Verifier);
