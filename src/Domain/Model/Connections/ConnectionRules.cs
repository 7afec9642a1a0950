using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Connections;

/// <summary>
/// Makes a <see cref="Connection"/> of its definition, or reports everything that is wrong with it at once. It is
/// the only way to a connection, so none exists whose credentials go to an endpoint, or whose tokens go to a parameter,
/// that its owner may not choose.
/// </summary>
public sealed class ConnectionRules(ParameterLayout layout, AllowedHosts allowedHosts, AllowedPaths allowedPaths)
{
    private readonly ClientRules clientRules = new(layout, allowedHosts);

    /// <param name="clients">The definitions in the folder <c>clients</c>, by name.</param>
    public Parsed<Connection> Define(
        ConnectionName name,
        Definition definition,
        IReadOnlyDictionary<string, ClientEntry> clients
    )
    {
        var fields = new FieldReader(definition);
        var client = definition[ConnectionFields.Client] is { } named
            ? NamedClient(named, clients, fields)
            : clientRules.OwnOf(name, fields);
        var connection = client is null ? null : Define(name, client, fields);
        return connection is not null && fields.Problems.Count == 0
            ? connection
            : new Parsed<Connection>.Invalid(Problems.Join(fields.Problems));
    }

    /// <summary>With the endpoints that the connection chooses for itself.</summary>
    private Client? NamedClient(string name, IReadOnlyDictionary<string, ClientEntry> clients, FieldReader fields)
    {
        var client = Find(name, clients, fields);
        foreach (var field in ClientFields.All.Where(field => field.OfGrant is null && fields.Definition.Has(field)))
        {
            fields.Report(field.Name, "belongs to the client that the definition names; remove it here");
        }

        if (client is null)
        {
            return null;
        }

        var endpoint = new EndpointFields(allowedHosts, client.Provider, fields).OfConnection(client.Endpoint);
        var extra = fields.Definition[ConnectionFields.ExtraFields]?.Keys ?? [];
        foreach (var field in extra.Except(client.Provider.GrantFields))
        {
            fields.Report("extraFields", $"{field} may not be sent with the secret of a shared client");
        }

        return client with
        {
            Endpoint = endpoint,
        };
    }

    private static Client? Find(string name, IReadOnlyDictionary<string, ClientEntry> clients, FieldReader fields) =>
        clients.GetValueOrDefault(name) switch
        {
            ClientEntry.Defined defined => defined.Client,
            ClientEntry.Malformed malformed => fields.Report<Client>(ConnectionFields.Client, malformed.Problem),
            _ => fields.Report<Client>(
                ConnectionFields.Client,
                ClientName
                    .Parse(name)
                    .Match(_ => $"there is no client {name}; tokens client add {name} adds it", problem => problem)
            ),
        };

    private Connection? Define(ConnectionName name, Client client, FieldReader fields)
    {
        var grant = Grant(fields);
        var endpoint = Endpoint(client, grant.Type, fields);
        var locations = new LocationFields(layout, allowedPaths, name, fields);
        var outputs = locations.Outputs();
        var refreshToken = locations.RefreshToken();
        var lifetime = fields.Span(ConnectionFields.AccessTokenLifetime);
        var expiresAt = fields.Date(ConnectionFields.RefreshTokenExpiresAt);
        if (endpoint is null || outputs is null || refreshToken is null)
        {
            return null;
        }

        var own = grant.Type == GrantType.RefreshToken ? refreshToken : null;
        var connection = new Connection(name, client, endpoint, grant, own, outputs)
        {
            Enabled = fields.Definition[ConnectionFields.Enabled] ?? true,
            AccessTokenLifetime = lifetime ?? client.Provider.AccessTokenLifetime ?? TimeSpan.FromHours(1),
            RefreshTokenRotates =
                fields.Definition[ConnectionFields.RefreshTokenRotates] ?? client.Provider.RefreshTokenRotates,
            RefreshTokenExpiresAt = expiresAt,
        };
        LocationFields.RefuseOverlaps(connection, fields);
        return connection;
    }

    private TokenEndpointSettings? Endpoint(Client client, GrantType grant, FieldReader fields)
    {
        var (token, authorization, authentication, format) = client.Endpoint;
        if (token is null)
        {
            if (!fields.HasProblemWith(ClientFields.TokenEndpoint))
            {
                fields.Report(
                    "tokenEndpoint",
                    $"is required for {client.Provider.Name}; give the token endpoint's URL"
                );
            }

            return null;
        }

        if (!ServesGrant(token, client.Provider, grant))
        {
            fields.Report(
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

    private static GrantSettings Grant(FieldReader fields)
    {
        var extra = fields.Definition[ConnectionFields.ExtraFields] ?? new Dictionary<string, string>();
        foreach (var field in extra.Keys.Where(ConnectionFields.ExtraFields.ReservedKeys.Contains))
        {
            fields.Report("extraFields", $"{field} is not for extraFields; it has a place of its own");
        }

        var type = fields.OneOf(ConnectionFields.Grant, ProtocolWords.Grants) ?? GrantType.RefreshToken;
        return new GrantSettings(type, fields.Definition[ConnectionFields.Scope], extra);
    }
}
