using Tokens.Domain;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.ParameterStore;

/// <summary>The definitions in the <c>connections</c> folder.</summary>
public sealed class ConnectionCatalogue(IParameters parameters, ParameterLayout layout, ConnectionRules rules)
    : IConnectionCatalogue
{
    public async Task<IReadOnlyList<CatalogueEntry>> AllAsync(CancellationToken cancellation)
    {
        var definitions = await parameters.ListAsync(layout.Connections, cancellation);
        return [.. definitions.Select(parameter => Entry(LastPart(parameter.Name), parameter))];
    }

    public async Task<CatalogueEntry?> FindAsync(ConnectionName name, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(layout.Definition(name));
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var definition } => Entry(name, definition),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => null,
        };
    }

    private CatalogueEntry Entry(string name, StoredParameter parameter) =>
        ConnectionName.Parse(name) switch
        {
            Parsed<ConnectionName>.Valid valid => Entry(valid.Value, parameter),
            Parsed<ConnectionName>.Invalid invalid => Malformed(name, parameter, invalid.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private CatalogueEntry Entry(ConnectionName name, StoredParameter parameter)
    {
        if (parameter.IsSecure)
        {
            return Malformed(
                name.Value,
                parameter,
                "is a SecureString; a definition holds no secret: make it a String"
            );
        }

        return DefinitionJson.Parse(parameter.Value.Reveal()) switch
        {
            Parsed<ConnectionDefinition>.Valid definition => rules.Define(name, definition.Value) switch
            {
                Parsed<Connection>.Valid connection => new CatalogueEntry.Defined(
                    connection.Value,
                    parameter.ModifiedAt
                ),
                Parsed<Connection>.Invalid invalid => Malformed(name.Value, parameter, invalid.Problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            },
            Parsed<ConnectionDefinition>.Invalid invalid => Malformed(name.Value, parameter, invalid.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CatalogueEntry.Malformed Malformed(string name, StoredParameter parameter, string problem) =>
        new(name, $"parameter {parameter.Name}: {problem}", parameter.ModifiedAt);

    private static string LastPart(ParameterName name) => name.Value[(name.Value.LastIndexOf('/') + 1)..];
}
