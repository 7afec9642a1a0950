using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Clients;

/// <summary>
/// Makes a <see cref="Client"/> of its definition, or reports everything that is wrong with it. Only administrators write
/// client definitions: their id and secret may be any parameter, or a variable of the functions' environment.
/// </summary>
public sealed class ClientRules(ParameterLayout layout, AllowedHosts allowedHosts)
{
    public Parsed<Client> Define(ClientName name, ClientDefinition definition)
    {
        var fields = new FieldReader();
        var provider = fields.Read("provider", definition.Provider ?? "", ProviderProfiles.Parse);
        if (provider is null)
        {
            return new Parsed<Client>.Invalid(Problems.Join(fields.Problems));
        }

        var locations = new ClientLocationFields(layout, fields);
        var id = locations.Anywhere("clientId", definition.ClientId, layout.ClientId(name));
        var secret = locations.Anywhere("clientSecret", definition.ClientSecret, layout.ClientSecret(name));
        var endpoint = new EndpointFields(allowedHosts, provider, fields).OfClient(definition);
        var rotation = RotationFields.Read(definition, fields);
        if (id is not null && id == secret)
        {
            fields.Report<string>("clientId, clientSecret", $"{id.Place} is given for both; give each its own");
        }

        return id is not null && secret is not null && fields.Problems.Count == 0
            ? new Client(name, provider, endpoint, id, secret, rotation)
            : new Parsed<Client>.Invalid(Problems.Join(fields.Problems));
    }
}
