using Tokens.Domain.Connections;

namespace Tokens.Domain.Ports;

/// <summary>Which connections there are.</summary>
public interface IConnectionCatalogue
{
    /// <summary>All of them, the malformed ones included.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    Task<IReadOnlyList<CatalogueEntry>> AllAsync(CancellationToken cancellation);

    /// <summary>One alone, however many there are; null where there is none of that name.</summary>
    /// <exception cref="StoreException">It could not be read.</exception>
    Task<CatalogueEntry?> FindAsync(ConnectionName name, CancellationToken cancellation);
}
