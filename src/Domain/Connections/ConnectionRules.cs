using Tokens.Domain.Providers;

namespace Tokens.Domain.Connections;

/// <summary>
/// Makes a <see cref="Connection"/> of what its owner wrote, or tells all that is wrong with it at once. The only way to
/// a connection, so that none exists whose credentials could go to an endpoint that nobody allowed.
/// </summary>
public sealed class ConnectionRules(ParameterLayout layout, AllowedHosts allowedHosts)
{
    public Parsed<Connection> Define(ConnectionName name, ConnectionDefinition definition)
    {
        var fields = new FieldReader();
        var connection = ProviderProfiles.Parse(definition.Provider) switch
        {
            Parsed<ProviderProfile>.Valid provider => Define(name, definition, provider.Value, fields),
            Parsed<ProviderProfile>.Invalid invalid => fields.Report<Connection>("provider", invalid.Problem),
            _ => null,
        };

        return connection is not null && fields.Problems.Count == 0
            ? connection
            : new Parsed<Connection>.Invalid(Problems.Join(fields.Problems));
    }

    private Connection? Define(
        ConnectionName name,
        ConnectionDefinition definition,
        ProviderProfile provider,
        FieldReader fields
    )
    {
        var grant = Grant(definition, fields);
        var endpoint = Endpoint(definition, provider, grant.Type, fields);
        var locations = new LocationFields(layout, name, definition, fields);
        var outputs = locations.Outputs();
        var credentials = locations.Credentials(grant.Type);
        var rotation = RotationFields.Read(definition, fields);
        var lifetime = fields.Read("accessTokenLifetime", definition.AccessTokenLifetime, Duration.Parse);
        LocationFields.RefuseOverlaps(credentials, outputs, fields);
        return endpoint is null || outputs is null || credentials is null
            ? null
            : new Connection(name, provider, endpoint, grant, credentials, outputs, rotation)
            {
                Enabled = definition.Enabled ?? true,
                AccessTokenLifetime = lifetime ?? provider.AccessTokenLifetime ?? TimeSpan.FromHours(1),
                RefreshTokenRotates = definition.RefreshTokenRotates ?? provider.RefreshTokenRotates,
            };
    }

    private TokenEndpointSettings? Endpoint(
        ConnectionDefinition definition,
        ProviderProfile provider,
        GrantType grant,
        FieldReader fields
    )
    {
        var token = fields.Read(
            "tokenEndpoint",
            definition.TokenEndpoint ?? provider.TokenEndpoint,
            url => provider.PermitTokenEndpoint(url, allowedHosts)
        );
        var authorization = fields.Read(
            "authorizationEndpoint",
            definition.AuthorizationEndpoint ?? provider.AuthorizationEndpoint,
            url => provider.PermitAuthorizationEndpoint(url, allowedHosts)
        );
        if (definition.TokenEndpoint is null && provider.TokenEndpoint is null)
        {
            fields.Report<Uri>("tokenEndpoint", $"is required for {provider.Name}; give the token endpoint's URL");
        }

        if (token is not null && !ServesGrant(token, provider, grant))
        {
            fields.Report<Uri>(
                "tokenEndpoint",
                $"{token.Host} serves no client_credentials grant; use a host of {string.Join(", ", provider.ClientCredentialsHosts)}"
            );
        }

        var authentication = fields.OneOf("clientAuthentication", definition.ClientAuthentication, AuthenticationWords);
        var format = fields.OneOf("bodyFormat", definition.BodyFormat, FormatWords);
        return token is null
            ? null
            : new TokenEndpointSettings(
                token,
                authorization,
                authentication ?? provider.ClientAuthentication,
                format ?? provider.BodyFormat
            );
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

    private static readonly Dictionary<string, ClientAuthentication?> AuthenticationWords = new()
    {
        ["body"] = ClientAuthentication.Body,
        ["basic"] = ClientAuthentication.Basic,
    };

    private static readonly Dictionary<string, BodyFormat?> FormatWords = new()
    {
        ["form"] = BodyFormat.Form,
        ["json"] = BodyFormat.Json,
    };

    private static readonly Dictionary<string, GrantType?> GrantWords = new()
    {
        ["refresh_token"] = GrantType.RefreshToken,
        ["client_credentials"] = GrantType.ClientCredentials,
    };
}
