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

    public async Task<IReadOnlyList<CatalogueEntry>> NamedAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellation
    )
    {
        var parsed = names.Distinct().ToDictionary(name => name, ConnectionName.Parse);
        var selectors = parsed
            .Values.OfType<Parsed<ConnectionName>.Valid>()
            .ToDictionary(name => name.Value, name => new ParameterSelector(layout.Definition(name.Value)));
        var found = await parameters.GetAsync(selectors.Values, decrypt: false, cancellation);
        return
        [
            .. parsed.Select(name =>
                name.Value switch
                {
                    Parsed<ConnectionName>.Valid valid => Entry(name.Key, found[selectors[valid.Value]]),
                    Parsed<ConnectionName>.Invalid invalid => new CatalogueEntry.Malformed(
                        name.Key,
                        invalid.Problem,
                        null
                    ),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }
            ),
        ];
    }

    private CatalogueEntry Entry(string name, ParameterLookup lookup) =>
        lookup switch
        {
            ParameterLookup.Found found => Entry(name, found.Parameter),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => new CatalogueEntry.Malformed(
                name,
                $"there is no such connection; define it in the parameter {layout.Connections}/{name}",
                null
            ),
        };

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
