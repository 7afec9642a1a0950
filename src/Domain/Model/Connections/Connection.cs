using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// One thing that is kept fresh. Made by <see cref="ConnectionRules"/> only, so its endpoint is one to which its
/// credentials may be sent.
/// </summary>
/// <param name="Client">Whose id and secret authenticate it; its endpoint is the one that this connection uses.</param>
public sealed record Connection(
    ConnectionName Name,
    Client Client,
    TokenEndpointSettings Endpoint,
    GrantSettings Grant,
    CredentialLocations Credentials,
    OutputLocations Outputs
)
{
    public ProviderProfile Provider => Client.Provider;

    /// <summary>For a yearly re-authorisation; null where no such date is given.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>False: refreshed neither by the schedule nor on demand.</summary>
    public required bool Enabled { get; init; }

    /// <summary>How long an access token lives where the answer does not tell.</summary>
    public required TimeSpan AccessTokenLifetime { get; init; }

    /// <summary>True where each use of the refresh token returns a new one.</summary>
    public required bool RefreshTokenRotates { get; init; }
}

/// <summary>Where and how the token endpoint is asked.</summary>
/// <param name="Authorization">Where a person signs in; null where the provider has no such page of its own.</param>
public sealed record TokenEndpointSettings(
    Uri Token,
    Uri? Authorization,
    ClientAuthentication ClientAuthentication,
    BodyFormat BodyFormat
);

/// <summary>What is asked for (RFC 6749, sections 4.4 and 6).</summary>
public sealed record GrantSettings(GrantType Type, string? Scope, IReadOnlyDictionary<string, string> ExtraFields);

/// <summary>Where the credentials are; a client_credentials grant has no refresh token.</summary>
public sealed record CredentialLocations(
    CredentialSource ClientId,
    CredentialSource ClientSecret,
    ParameterName? RefreshToken
)
{
    /// <summary>All there are, each once.</summary>
    public IEnumerable<CredentialSource> All =>
        RefreshToken is null
            ? [ClientId, ClientSecret]
            : [ClientId, ClientSecret, new CredentialSource.InParameter(RefreshToken)];
}

/// <summary>Where the results are kept.</summary>
public sealed record OutputLocations(ParameterName AccessToken, ParameterName InstanceUrl);
