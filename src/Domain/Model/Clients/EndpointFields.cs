using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Reads the fields that say where and how a client authenticates.</summary>
internal sealed class EndpointFields(AllowedHosts allowedHosts, ProviderProfile provider, FieldReader fields)
{
    public ClientEndpoint OfClient(ClientDefinition definition) =>
        new(
            Token(definition.TokenEndpoint ?? provider.TokenEndpoint, allowedHosts),
            Authorization(definition.AuthorizationEndpoint ?? provider.AuthorizationEndpoint, allowedHosts),
            fields.OneOf("clientAuthentication", definition.ClientAuthentication, AuthenticationWords)
                ?? provider.ClientAuthentication,
            fields.OneOf("bodyFormat", definition.BodyFormat, FormatWords) ?? provider.BodyFormat
        );

    /// <summary>
    /// The client's endpoints as a connection may choose them for itself: a tenant, shop, organisation or region within
    /// what the provider's profile pins. What the operator listed does not count here, since the client's secret is not
    /// the connection's.
    /// </summary>
    public ClientEndpoint OfConnection(ConnectionDefinition definition, ClientEndpoint client) =>
        client with
        {
            Token = definition.TokenEndpoint is { } token ? Token(token, AllowedHosts.None) : client.Token,
            Authorization = definition.AuthorizationEndpoint is { } page
                ? Authorization(page, AllowedHosts.None)
                : client.Authorization,
        };

    private Uri? Token(string? url, AllowedHosts hosts) =>
        fields.Read("tokenEndpoint", url, text => provider.PermitTokenEndpoint(text, hosts));

    private Uri? Authorization(string? url, AllowedHosts hosts) =>
        fields.Read("authorizationEndpoint", url, text => provider.PermitAuthorizationEndpoint(text, hosts));

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
