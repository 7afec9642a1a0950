using Tokens.Domain.Connections;
using Tokens.Domain.Providers;

namespace Tokens.Domain.Clients;

/// <summary>Reads the fields that say where and how a client authenticates.</summary>
internal sealed class EndpointFields(AllowedHosts allowedHosts, ProviderProfile provider, FieldReader fields)
{
    public ClientEndpoint OfClient(ClientDefinition definition) =>
        new(
            Permitted("tokenEndpoint", definition.TokenEndpoint ?? provider.TokenEndpoint, allowedHosts),
            Permitted(
                "authorizationEndpoint",
                definition.AuthorizationEndpoint ?? provider.AuthorizationEndpoint,
                allowedHosts
            ),
            fields.OneOf("clientAuthentication", definition.ClientAuthentication, AuthenticationWords)
                ?? provider.ClientAuthentication,
            fields.OneOf("bodyFormat", definition.BodyFormat, FormatWords) ?? provider.BodyFormat
        );

    /// <summary>
    /// What a connection may choose for itself: a tenant, shop, organisation or region within what the provider's profile
    /// pins. The operator's list does not count here, since the client's secret is not the connection's.
    /// </summary>
    public Uri? OfGrant(string field, string? url, Uri? client) =>
        url is null ? client : Permitted(field, url, AllowedHosts.None);

    private Uri? Permitted(string field, string? url, AllowedHosts hosts) =>
        fields.Read(field, url, text => hosts.Permit(text, provider));

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
}
