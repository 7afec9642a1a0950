using Tokens.Domain.Connections;

namespace Tokens.Domain.Ports;

/// <summary>Which connections there are.</summary>
public interface IConnectionCatalogue
{
    /// <summary>All of them, the malformed ones included.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    Task<IReadOnlyList<CatalogueEntry>> AllAsync(CancellationToken cancellation);

    /// <summary>One entry for each name; a name that nobody defined is a malformed entry that says so.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    Task<IReadOnlyList<CatalogueEntry>> NamedAsync(IReadOnlyList<string> names, CancellationToken cancellation);
}
