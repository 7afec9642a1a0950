using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Composition;

/// <summary>The catalogue with a definition that is not stored yet.</summary>
internal sealed class OverlaidCatalogue(IConnectionCatalogue stored, CatalogueEntry.Defined definition)
    : IConnectionCatalogue
{
    public async Task<Catalogue> AllAsync(CancellationToken cancellation) =>
        With(await stored.AllAsync(cancellation), definition);

    public async Task<CatalogueEntry?> FindAsync(ConnectionName name, CancellationToken cancellation) =>
        name == definition.Connection.Name ? definition : await stored.FindAsync(name, cancellation);

    public async Task<IReadOnlyList<DefinitionVersion>> HistoryAsync(
        DefinitionOwner owner,
        CancellationToken cancellation
    )
    {
        var history = await stored.HistoryAsync(owner, cancellation);
        return owner is DefinitionOwner.OfConnection connection && connection.Name == definition.Connection.Name
            ? [.. history, Newest()]
            : history;
    }

    public static Catalogue With(Catalogue catalogue, CatalogueEntry.Defined definition) =>
        catalogue with
        {
            Entries =
            [
                .. catalogue.Entries.Where(entry => NameOf(entry) != definition.Connection.Name.Value),
                definition,
            ],
        };

    private DefinitionVersion Newest() =>
        new(definition.ChangedAt, ParameterOwnership.Parameters(definition.Connection).ToHashSet());

    private static string NameOf(CatalogueEntry entry) =>
        entry switch
        {
            CatalogueEntry.Defined defined => defined.Connection.Name.Value,
            CatalogueEntry.Malformed malformed => malformed.Name,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
