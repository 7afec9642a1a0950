using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>Where consumers read what was refreshed.</summary>
public interface IAccessTokens
{
    /// <summary>What lies there for each of the connections; one that cannot be looked up harms no other.</summary>
    Task<IReadOnlyDictionary<ConnectionName, StoredOutputs>> ReadStateAsync(
        IReadOnlyCollection<Connection> connections,
        CancellationToken cancellation
    );

    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveAsync(Connection connection, AccessToken token, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task SaveInstanceUrlAsync(Connection connection, string url, CancellationToken cancellation);
}

/// <summary>What lies in the store for a connection's consumers.</summary>
public abstract record StoredOutputs
{
    private StoredOutputs() { }

    /// <param name="TokenWrittenAt">Null where there is no access token yet.</param>
    /// <param name="InstanceUrl">Null where there is none.</param>
    public sealed record Known(DateTimeOffset? TokenWrittenAt, string? InstanceUrl) : StoredOutputs;

    /// <summary>It could not be looked up. The reason names the parameter and the mend.</summary>
    public sealed record Unreadable(string Reason) : StoredOutputs;
}
