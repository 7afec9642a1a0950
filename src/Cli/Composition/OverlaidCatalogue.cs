using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Composition;

/// <summary>The catalogue with a definition that is not stored yet.</summary>
internal sealed class OverlaidCatalogue(IConnectionCatalogue stored, CatalogueEntry.Defined definition)
    : IConnectionCatalogue
{
    public async Task<IReadOnlyList<CatalogueEntry>> AllAsync(CancellationToken cancellation) =>
        With(await stored.AllAsync(cancellation), definition);

    public async Task<CatalogueEntry?> FindAsync(ConnectionName name, CancellationToken cancellation) =>
        name == definition.Connection.Name ? definition : await stored.FindAsync(name, cancellation);

    public static IReadOnlyList<CatalogueEntry> With(
        IEnumerable<CatalogueEntry> entries,
        CatalogueEntry.Defined definition
    ) => [.. entries.Where(entry => NameOf(entry) != definition.Connection.Name.Value), definition];

    private static string NameOf(CatalogueEntry entry) =>
        entry switch
        {
            CatalogueEntry.Defined defined => defined.Connection.Name.Value,
            CatalogueEntry.Malformed malformed => malformed.Name,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
