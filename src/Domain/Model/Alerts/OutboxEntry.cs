namespace Tokens.Domain.Model.Alerts;

/// <summary>A notification that one process has reserved for sending.</summary>
/// <param name="Key">The deduplication key's hash.</param>
/// <param name="Attempt">1 for the first; a later one takes over from a process that did not finish.</param>
public sealed record OutboxEntry(string Key, int Attempt, DeduplicationKey DeduplicationKey, Notification Notification);

/// <summary>An entry as it is stored.</summary>
/// <param name="TakenAt">When it was last written, by the store's clock.</param>
/// <param name="IsSent">Whether it was marked as sent.</param>
public sealed record StoredOutboxEntry(OutboxEntry Entry, DateTimeOffset TakenAt, bool IsSent);
