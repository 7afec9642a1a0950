using System.Collections.Concurrent;
using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Alerting;

/// <summary>Sends each notification once: at least once whatever fails, twice only where an answer was lost.</summary>
/// <remarks>
/// <code>
///   (no entry) ── create entry 1 ──▶ reserved ── publish ──▶ published ── mark ──▶ sent
///                                       │                        │
///                                       │ the process dies, or publishing or marking fails
///                                       ▼                        ▼
///                                     open ── after 15 minutes, by the rotation check: create entry n+1 ──▶ reserved …
///   any entry ── after 45 days ──▶ deleted
/// </code>
/// </remarks>
public sealed class Outbox(IOutboxStore store, IPublisher publisher, IOutboxObserver observer, TimeProvider clock)
{
    /// <summary>
    /// The keys that this process knows to have an entry: a hundred connections that share a refused secret have one key in
    /// one run, and writes are scarce.
    /// </summary>
    private readonly ConcurrentDictionary<string, bool> known = new();

    /// <summary>How long a process may take to publish; no function runs longer.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long an entry is kept. The steps of the usual reminders are closer together; a problem that stays on one step for
    /// longer is notified once more, which does no harm after so long.
    /// </summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(45);

    /// <summary>Notifies subscribers, unless they were notified under the same key.</summary>
    /// <returns>False where no topic is set: nothing is stored, and it stays due.</returns>
    /// <exception cref="StoreException">The entry could not be stored: nothing was sent.</exception>
    public Task<bool> NotifyAsync(DueAlert due, CancellationToken cancellation) =>
        SendAsync(due.Key, Notification.ToSubscribers.Of(due.Alert, clock.GetUtcNow()), cancellation);

    /// <inheritdoc cref="NotifyAsync(DueAlert, CancellationToken)"/>
    public async Task<bool> SendAsync(DeduplicationKey key, Notification notification, CancellationToken cancellation)
    {
        var entry = new OutboxEntry(key.Key, 1, key, notification);
        if (!publisher.Serves(notification))
        {
            observer.NoTopic(key, notification);
            return false;
        }

        if (known.ContainsKey(entry.Key) || !await ReserveAsync(entry, cancellation))
        {
            observer.Deduplicated(key);
        }
        else
        {
            await PublishAsync(entry, cancellation);
        }

        return true;
    }

    /// <summary>Those of several alerts that were not sent yet, in few calls.</summary>
    /// <exception cref="StoreException">The entries could not be read.</exception>
    public async Task NotifyAsync(IReadOnlyList<DueAlert> alerts, CancellationToken cancellation)
    {
        var existing = await store.ExistingAsync([.. alerts.Select(due => due.Key.Key).Distinct()], cancellation);
        foreach (var due in alerts.Where(due => !existing.Contains(due.Key.Key)))
        {
            await NotifyAsync(due, cancellation);
        }
    }

    /// <summary>
    /// Publishes what was never sent, and deletes old entries. What this process has no topic for is left to one that has:
    /// taken over here, it would have to wait once more.
    /// </summary>
    /// <exception cref="StoreException">The entries could not be read.</exception>
    public async Task CleanUpAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var all = await store.AllAsync(cancellation);
        var old = all.Where(stored => now - stored.TakenAt > Kept).ToList();
        foreach (var attempts in all.Except(old).GroupBy(stored => stored.Entry.Key))
        {
            var last = attempts.MaxBy(stored => stored.Entry.Attempt)!;
            var isOpen = !attempts.Any(stored => stored.IsSent) && now - last.TakenAt > Lease;
            var next = last.Entry with { Attempt = last.Entry.Attempt + 1 };
            if (isOpen && publisher.Serves(next.Notification) && await store.TryAddAsync(next, cancellation))
            {
                await PublishAsync(next, cancellation);
            }
        }

        await store.RemoveAsync(old, cancellation);
    }

    private async Task<bool> ReserveAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        var isOurs = await store.TryAddAsync(entry, cancellation);
        known.TryAdd(entry.Key, isOurs);
        return isOurs;
    }

    /// <summary>What fails leaves the entry open; the rotation check sends it again.</summary>
    private async Task PublishAsync(OutboxEntry entry, CancellationToken cancellation)
    {
        try
        {
            await publisher.PublishAsync(entry.Notification, cancellation);
            observer.Notified(entry.DeduplicationKey, entry.Notification);
        }
        catch (PublishingException failure)
        {
            observer.NotificationFailed(entry.DeduplicationKey, failure.Message);
            return;
        }

        try
        {
            await store.MarkSentAsync(entry, clock.GetUtcNow(), cancellation);
        }
        catch (StoreException failure)
        {
            // Sent once more, which is better than to report a failure.
            observer.MarkFailed(entry.DeduplicationKey, failure.Message);
        }
    }
}
