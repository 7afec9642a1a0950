using Tokens.Domain.Model.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>Where outbox entries are kept. An entry's name is created once and never again.</summary>
public interface IOutboxStore
{
    /// <summary>Those of the keys that have an entry.</summary>
    /// <exception cref="StoreException">They could not be read.</exception>
    Task<IReadOnlySet<string>> ExistingAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>True for exactly one caller; also where the answer to its own first attempt was lost.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    Task<bool> TryAddAsync(OutboxEntry entry, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task MarkSentAsync(OutboxEntry entry, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>All of them; those that cannot be read are left out.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    Task<IReadOnlyList<StoredOutboxEntry>> AllAsync(CancellationToken cancellation);

    /// <exception cref="StoreException">They could not be deleted.</exception>
    Task RemoveAsync(IReadOnlyCollection<StoredOutboxEntry> entries, CancellationToken cancellation);
}
