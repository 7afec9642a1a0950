using System.Globalization;
using Tokens.Domain.Credentials;
using Tokens.Domain.Providers;

namespace Tokens.Domain.Connections;

/// <summary>
/// Makes a <see cref="Connection"/> of what its owner wrote, or tells all that is wrong with it at once. The only way to
/// a connection, so that none exists whose credentials could go to a host that nobody allowed.
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
            : new Parsed<Connection>.Invalid(string.Join("; ", fields.Problems));
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
        var outputs = Outputs(name, definition, fields);
        var credentials = Credentials(name, definition, grant.Type, fields);
        var rotation = Rotation(definition, fields);
        var lifetime = fields.Read("accessTokenLifetime", definition.AccessTokenLifetime, Duration.Parse);
        RefuseOverlaps(credentials, outputs, fields);
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
            url => allowedHosts.Permit(url, provider)
        );
        var authorization = fields.Read(
            "authorizationEndpoint",
            definition.AuthorizationEndpoint ?? provider.AuthorizationEndpoint,
            url => allowedHosts.Permit(url, provider)
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

    /// <summary>A host that the operator listed is taken at their word.</summary>
    private bool ServesGrant(Uri token, ProviderProfile provider, GrantType grant) =>
        grant != GrantType.ClientCredentials
        || provider.ClientCredentialsHosts.Count == 0
        || provider.ClientCredentialsHosts.Concat(allowedHosts.Listed).Any(host => host.Matches(token));

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

    private OutputLocations? Outputs(ConnectionName name, ConnectionDefinition definition, FieldReader fields)
    {
        var access = OwnParameter("accessToken", definition.AccessToken, layout.AccessToken(name), fields);
        var instance = OwnParameter("instanceUrl", definition.InstanceUrl, layout.InstanceUrl(name), fields);
        return access is null || instance is null ? null : new OutputLocations(access, instance);
    }

    private CredentialLocations? Credentials(
        ConnectionName name,
        ConnectionDefinition definition,
        GrantType grant,
        FieldReader fields
    )
    {
        var id = Source("clientId", definition.ClientId, layout.ClientId(name), fields);
        var secret = Source("clientSecret", definition.ClientSecret, layout.ClientSecret(name), fields);
        var refresh = OwnParameter("refreshToken", definition.RefreshToken, layout.RefreshToken(name), fields);
        return id is null || secret is null || refresh is null
            ? null
            : new CredentialLocations(id, secret, grant == GrantType.RefreshToken ? refresh : null);
    }

    private CredentialSource? Source(string field, string? text, ParameterName standard, FieldReader fields)
    {
        var source = fields.Read(field, text, CredentialSource.Parse);
        if (source is CredentialSource.InParameter parameter)
        {
            return OwnParameter(field, parameter.Name.Value, standard, fields) is null ? null : source;
        }

        return source ?? (text is null ? new CredentialSource.InParameter(standard) : null);
    }

    private ParameterName? OwnParameter(string field, string? text, ParameterName standard, FieldReader fields)
    {
        var name = text is null ? standard : fields.Read(field, text, ParameterName.Parse);
        return name is not null && layout.IsReserved(name)
            ? fields.Report<ParameterName>(
                field,
                $"{name} lies where Tokens keeps its own records; choose another path"
            )
            : name;
    }

    /// <summary>A token written over a credential would destroy it.</summary>
    private static void RefuseOverlaps(CredentialLocations? credentials, OutputLocations? outputs, FieldReader fields)
    {
        if (credentials is null || outputs is null)
        {
            return;
        }

        var names = credentials.All.OfType<CredentialSource.InParameter>().Select(source => source.Name).ToList();
        ParameterName[] all = [.. names, outputs.AccessToken, outputs.InstanceUrl];
        foreach (var twice in all.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            fields.Report<ParameterName>(
                "clientId, clientSecret, refreshToken, accessToken, instanceUrl",
                $"{twice.Key} serves for two of them; give each a parameter of its own"
            );
        }
    }

    private static RotationSettings Rotation(ConnectionDefinition definition, FieldReader fields) =>
        new(
            fields.Read("rotateEvery", definition.RotateEvery, Duration.Parse),
            fields.Read("grace", definition.Grace, Duration.Parse),
            definition.RemindBefore is { } ladder
                ?
                [
                    .. ladder
                        .Select(step => fields.Read("remindBefore", step, Duration.Parse))
                        .OfType<TimeSpan>()
                        .Order(),
                ]
                : null,
            fields.Read("secretIssuedAt", definition.SecretIssuedAt, Date),
            fields.Read("refreshTokenExpiresAt", definition.RefreshTokenExpiresAt, Date)
        );

    /// <summary>In full only: a looser reading would complete "11-22" or "5:30" from the wall clock.</summary>
    private static Parsed<DateTimeOffset> Date(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? date
            : new Parsed<DateTimeOffset>.Invalid("is no date; write it as in 2026-11-22 or 2026-11-22T16:43:50Z");

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
