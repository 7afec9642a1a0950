using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>Reads the fields that say where and how a client authenticates.</summary>
internal sealed class EndpointFields(AllowedHosts allowedHosts, ProviderProfile provider, FieldReader fields)
{
    public ClientEndpoint OfClient() =>
        new(
            Token(fields.Definition[ClientFields.TokenEndpoint] ?? provider.TokenEndpoint, allowedHosts),
            Authorization(
                fields.Definition[ClientFields.AuthorizationEndpoint] ?? provider.AuthorizationEndpoint,
                allowedHosts
            ),
            fields.OneOf(ClientFields.ClientAuthentication, ProtocolWords.ClientAuthentications)
                ?? provider.ClientAuthentication,
            fields.OneOf(ClientFields.BodyFormat, ProtocolWords.BodyFormats) ?? provider.BodyFormat
        );

    /// <summary>
    /// The client's endpoints as a connection may choose them for itself: a tenant, shop, organisation or region within
    /// what the provider's profile pins. What the operator listed does not count here, since the client's secret is not
    /// the connection's.
    /// </summary>
    public ClientEndpoint OfConnection(ClientEndpoint client) =>
        client with
        {
            Token = fields.Definition[ClientFields.TokenEndpoint] is { } token
                ? Token(token, AllowedHosts.None)
                : client.Token,
            Authorization = fields.Definition[ClientFields.AuthorizationEndpoint] is { } page
                ? Authorization(page, AllowedHosts.None)
                : client.Authorization,
        };

    private Uri? Token(string? url, AllowedHosts hosts) =>
        fields.Read(ClientFields.TokenEndpoint, url, text => provider.PermitTokenEndpoint(text, hosts));

    private Uri? Authorization(string? url, AllowedHosts hosts) =>
        fields.Read(ClientFields.AuthorizationEndpoint, url, text => provider.PermitAuthorizationEndpoint(text, hosts));
}
