using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// Makes a <see cref="Client"/> of its definition, or reports everything that is wrong with it. Only administrators write
/// client definitions: their id and secret may be any parameter, or a variable of the functions' environment.
/// </summary>
public sealed class ClientRules(ParameterLayout layout, AllowedHosts allowedHosts)
{
    public Parsed<Client> Define(ClientName name, Definition definition)
    {
        var fields = new FieldReader(definition);
        var client = Read(name, new StandardPlaces(layout.ClientId(name), layout.ClientSecret(name)), fields);
        if (client is not null && client.Id == client.Secret)
        {
            fields.Report("clientId, clientSecret", $"{client.Id.Place} is given for both; give each its own");
        }

        return client is not null && fields.Problems.Count == 0
            ? client
            : new Parsed<Client>.Invalid(Problems.Join(fields.Problems));
    }

    /// <summary>The client that a connection's definition declares for itself; null where that is wrong (then reported).</summary>
    internal Client? OwnOf(ConnectionName name, FieldReader fields) =>
        Read(
            null,
            new StandardPlaces(layout.ClientId(name), layout.ClientSecret(name)) { Folder = layout.Folder(name) },
            fields
        );

    private Client? Read(ClientName? name, StandardPlaces places, FieldReader fields)
    {
        var text = fields.Definition[ClientFields.Provider] ?? "";
        var provider = fields.Read(ClientFields.Provider, text, ProviderProfiles.Parse);
        if (provider is null)
        {
            return null;
        }

        var credentials = new CredentialFields(layout, fields, places.Folder);
        var id = credentials.Read(ClientFields.ClientId, places.Id);
        var secret = credentials.Read(ClientFields.ClientSecret, places.Secret);
        var endpoint = new EndpointFields(allowedHosts, provider, fields).OfClient();
        var rotation = new RotationSettings(
            fields.Span(ClientFields.RotateEvery),
            fields.Span(ClientFields.Grace),
            fields.Spans(ClientFields.RemindBefore),
            fields.Date(ClientFields.SecretIssuedAt)
        );
        return id is null || secret is null ? null : new Client(name, provider, endpoint, id, secret, rotation);
    }

    private sealed record StandardPlaces(ParameterName Id, ParameterName Secret)
    {
        /// <summary>The only folder in which others may be; null where any may be chosen.</summary>
        public ParameterName? Folder { get; init; }
    }
}
