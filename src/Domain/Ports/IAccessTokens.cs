using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Where consumers read what was refreshed.</summary>
public interface IAccessTokens
{
    /// <summary>What lies there for each of the connections; one that cannot be looked up harms no other.</summary>
    Task<IReadOnlyDictionary<ConnectionName, StoredOutputs>> ReadOutputsAsync(
        IReadOnlyCollection<Connection> connections,
        CancellationToken cancellation
    );

    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveAsync(Connection connection, AccessToken token, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveInstanceUrlAsync(Connection connection, string url, CancellationToken cancellation);
}
