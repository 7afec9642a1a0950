using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>What is remembered of connections between runs.</summary>
public interface IStatuses
{
    /// <summary>Of all connections of which anything is remembered.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> AllAsync(CancellationToken cancellation);

    /// <summary>Of those named of which anything is remembered.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> NamedAsync(
        IReadOnlyCollection<ConnectionName> names,
        CancellationToken cancellation
    );

    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveAsync(ConnectionName name, ConnectionStatus status, CancellationToken cancellation);
}
