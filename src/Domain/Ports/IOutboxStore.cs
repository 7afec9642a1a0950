using Tokens.Domain.Model.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>
/// Who may do what only one may do. A claim is created and never created again: its name belongs to one occasion.
/// </summary>
public interface IOutboxStore
{
    /// <summary>Those of the keys that are claimed already.</summary>
    /// <exception cref="StoreException">They could not be looked up.</exception>
    Task<IReadOnlySet<string>> TakenAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation);

    /// <summary>True for exactly one caller; also where the answer to its own first attempt was lost.</summary>
    /// <exception cref="StoreException">It could not be written.</exception>
    Task<bool> TryTakeAsync(OutboxEntry claim, CancellationToken cancellation);

    /// <exception cref="StoreException">It could not be written.</exception>
    Task MarkSentAsync(OutboxEntry claim, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>All of them, for the sweep; those that cannot be read are left out.</summary>
    /// <exception cref="StoreException">They could not be listed.</exception>
    Task<IReadOnlyList<StoredOutboxEntry>> AllAsync(CancellationToken cancellation);

    /// <summary>Forgets claims that no occasion can ask for again.</summary>
    /// <exception cref="StoreException">They could not be deleted.</exception>
    Task RemoveAsync(IReadOnlyCollection<StoredOutboxEntry> claims, CancellationToken cancellation);
}

/// <summary>A claim on telling something.</summary>
/// <param name="Key">The occasion's key.</param>
/// <param name="Attempt">1 for the first; a later one takes over from an owner who did not come to an end.</param>
public sealed record OutboxEntry(string Key, int Attempt, DeduplicationKey DeduplicationKey, Notification Notification);

/// <param name="TakenAt">When, by the store's clock.</param>
/// <param name="IsSent">Whether its owner said so.</param>
public sealed record StoredOutboxEntry(OutboxEntry Entry, DateTimeOffset TakenAt, bool IsSent);
