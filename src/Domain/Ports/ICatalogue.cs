using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Which connections and clients there are.</summary>
public interface ICatalogue
{
    /// <summary>All of them, the malformed ones included.</summary>
    /// <exception cref="StoreException">The catalogue could not be read.</exception>
    Task<Catalogue> AllAsync(CancellationToken cancellation);

    /// <summary>One connection, however many there are; null where there is none of that name.</summary>
    /// <exception cref="StoreException">It could not be read.</exception>
    Task<ConnectionEntry?> FindAsync(ConnectionName name, CancellationToken cancellation);

    /// <summary>The versions of a definition that the store still has, the oldest first.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    Task<IReadOnlyList<DefinitionVersion>> HistoryAsync(DefinitionOwner owner, CancellationToken cancellation);
}
