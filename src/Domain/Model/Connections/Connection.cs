using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// One thing that is kept fresh. Made by <see cref="ConnectionRules"/> only, so its endpoint is one to which its
/// credentials may be sent.
/// </summary>
/// <param name="Client">Whose id and secret authenticate it; its endpoint is the one that this connection uses.</param>
/// <param name="RefreshToken">Where it is; a client_credentials grant has none.</param>
public sealed record Connection(
    ConnectionName Name,
    Client Client,
    TokenEndpointSettings Endpoint,
    GrantSettings Grant,
    ParameterName? RefreshToken,
    OutputLocations Outputs
)
{
    public ProviderProfile Provider => Client.Provider;

    /// <summary>Where its credentials are, each once.</summary>
    public IEnumerable<CredentialSource> Credentials =>
        RefreshToken is null
            ? [Client.Id, Client.Secret]
            : [Client.Id, Client.Secret, new CredentialSource.InParameter(RefreshToken)];

    /// <summary>For a yearly re-authorisation; null where no such date is given.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>False: refreshed neither by the schedule nor on demand.</summary>
    public required bool Enabled { get; init; }

    /// <summary>How long an access token lives where the response does not say.</summary>
    public required TimeSpan AccessTokenLifetime { get; init; }

    /// <summary>True where each use of the refresh token returns a new one.</summary>
    public required bool RefreshTokenRotates { get; init; }
}

/// <summary>Where the token endpoint is and what it expects.</summary>
/// <param name="Authorization">Where a user signs in; null where the provider has no such page of its own.</param>
public sealed record TokenEndpointSettings(
    Uri Token,
    Uri? Authorization,
    ClientAuthentication ClientAuthentication,
    BodyFormat BodyFormat
);

/// <summary>What is asked for (RFC 6749, sections 4.4 and 6).</summary>
public sealed record GrantSettings(GrantType Type, string? Scope, IReadOnlyDictionary<string, string> ExtraFields);

/// <summary>Where the results are kept.</summary>
public sealed record OutputLocations(ParameterName AccessToken, ParameterName InstanceUrl);
