using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// Makes a <see cref="Connection"/> of what its owner wrote, or reports everything that is wrong with it at once. It is
/// the only way to a connection, so none exists whose credentials go to an endpoint, or whose tokens go to a parameter,
/// that its owner may not choose.
/// </summary>
public sealed class ConnectionRules(ParameterLayout layout, AllowedHosts allowedHosts, AllowedPaths allowedPaths)
{
    /// <param name="clients">The definitions in the folder <c>clients</c>.</param>
    public Parsed<Connection> Define(
        ConnectionName name,
        ConnectionDefinition definition,
        IReadOnlyCollection<ClientEntry> clients
    )
    {
        var fields = new FieldReader();
        var connection = definition.Client is { } client
            ? OfNamedClient(name, definition, FindClient(client, clients, fields), fields)
            : OfOwnClient(name, definition, fields);
        return connection is not null && fields.Problems.Count == 0
            ? connection
            : new Parsed<Connection>.Invalid(Problems.Join(fields.Problems));
    }

    private Connection? OfOwnClient(ConnectionName name, ConnectionDefinition definition, FieldReader fields)
    {
        var provider = fields.Read("provider", definition.Provider ?? "", ProviderProfiles.Parse);
        if (provider is null)
        {
            return null;
        }

        var locations = new ClientLocationFields(layout, fields);
        var folder = layout.Folder(name);
        var id = locations.InFolder("clientId", definition.ClientId, layout.ClientId(name), folder);
        var secret = locations.InFolder("clientSecret", definition.ClientSecret, layout.ClientSecret(name), folder);
        var endpoint = new EndpointFields(allowedHosts, provider, fields).OfClient(definition.OwnClient());
        var rotation = RotationFields.Read(definition.OwnClient(), fields);
        return id is null || secret is null
            ? null
            : Define(name, definition, new Client(null, provider, endpoint, id, secret, rotation), fields);
    }

    private Connection? OfNamedClient(
        ConnectionName name,
        ConnectionDefinition definition,
        Client? client,
        FieldReader fields
    )
    {
        foreach (var field in definition.ClientFields())
        {
            fields.Report<string>(field, "belongs to the client that the definition names; remove it here");
        }

        if (client is null)
        {
            return null;
        }

        var endpoint = new EndpointFields(allowedHosts, client.Provider, fields).OfConnection(
            definition,
            client.Endpoint
        );
        foreach (var field in (definition.ExtraFields?.Keys ?? []).Except(client.Provider.GrantFields))
        {
            fields.Report<string>("extraFields", $"{field} may not be sent with the secret of a shared client");
        }

        return Define(name, definition, client with { Endpoint = endpoint }, fields);
    }

    private static Client? FindClient(string text, IEnumerable<ClientEntry> clients, FieldReader fields) =>
        clients.FirstOrDefault(entry => entry.Name == text) switch
        {
            ClientEntry.Defined defined => defined.Client,
            ClientEntry.Malformed malformed => fields.Report<Client>("client", malformed.Problem),
            _ when ClientName.Parse(text) is Parsed<ClientName>.Invalid invalid => fields.Report<Client>(
                "client",
                invalid.Problem
            ),
            _ => fields.Report<Client>("client", $"there is no client {text}; tokens client add {text} adds it"),
        };

    private Connection? Define(ConnectionName name, ConnectionDefinition definition, Client client, FieldReader fields)
    {
        var grant = Grant(definition, fields);
        var endpoint = Endpoint(client, grant.Type, fields);
        var locations = new LocationFields(layout, allowedPaths, name, fields);
        var outputs = locations.Outputs(definition);
        var refreshToken = locations.RefreshToken(definition);
        var lifetime = fields.Read("accessTokenLifetime", definition.AccessTokenLifetime, Duration.Parse);
        var expiresAt = fields.Read("refreshTokenExpiresAt", definition.RefreshTokenExpiresAt, RotationFields.Date);
        if (endpoint is null || outputs is null || refreshToken is null)
        {
            return null;
        }

        var credentials = new CredentialLocations(
            client.Id,
            client.Secret,
            grant.Type == GrantType.RefreshToken ? refreshToken : null
        );
        LocationFields.RefuseOverlaps(credentials, outputs, fields);
        return new Connection(name, client, endpoint, grant, credentials, outputs)
        {
            Enabled = definition.Enabled ?? true,
            AccessTokenLifetime = lifetime ?? client.Provider.AccessTokenLifetime ?? TimeSpan.FromHours(1),
            RefreshTokenRotates = definition.RefreshTokenRotates ?? client.Provider.RefreshTokenRotates,
            RefreshTokenExpiresAt = expiresAt,
        };
    }

    private TokenEndpointSettings? Endpoint(Client client, GrantType grant, FieldReader fields)
    {
        var (token, authorization, authentication, format) = client.Endpoint;
        if (token is null)
        {
            if (!fields.HasProblemWith("tokenEndpoint"))
            {
                fields.Report<Uri>(
                    "tokenEndpoint",
                    $"is required for {client.Provider.Name}; give the token endpoint's URL"
                );
            }

            return null;
        }

        if (!ServesGrant(token, client.Provider, grant))
        {
            fields.Report<Uri>(
                "tokenEndpoint",
                $"{token.Host} serves no client_credentials grant; use a host of {string.Join(", ", client.Provider.ClientCredentialsHosts)}"
            );
        }

        return new TokenEndpointSettings(token, authorization, authentication, format);
    }

    /// <summary>What the operator listed is taken at their word.</summary>
    private bool ServesGrant(Uri token, ProviderProfile provider, GrantType grant) =>
        grant != GrantType.ClientCredentials
        || provider.ClientCredentialsHosts.Count == 0
        || provider.ClientCredentialsHosts.Any(host => host.Matches(token))
        || allowedHosts.Contains(token);

    private static GrantSettings Grant(ConnectionDefinition definition, FieldReader fields)
    {
        var extra = definition.ExtraFields ?? new Dictionary<string, string>();
        foreach (var field in extra.Keys.Where(ProtocolFields.Contains))
        {
            fields.Report<string>("extraFields", $"{field} is not for extraFields; it has a place of its own");
        }

        var type = fields.OneOf("grant", definition.Grant, GrantWords) ?? GrantType.RefreshToken;
        return new GrantSettings(type, definition.Scope, extra);
    }

    private static readonly HashSet<string> ProtocolFields =
    [
        "grant_type",
        "client_id",
        "client_secret",
        "refresh_token",
        "scope",
    ];

    private static readonly Dictionary<string, GrantType?> GrantWords = new()
    {
        ["refresh_token"] = GrantType.RefreshToken,
        ["client_credentials"] = GrantType.ClientCredentials,
    };
}
