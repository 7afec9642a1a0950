using System.Collections.Concurrent;
using Tokens.Domain.Model.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Alerting;

/// <summary>
/// Tells each occasion once: claimed, then published, then marked sent. Whoever dies in between leaves a claim that is
/// not marked; the sweep publishes it, so that everything is told at least once, and twice only where the answer to the
/// publishing itself was lost.
/// </summary>
public sealed class Outbox(IOutboxStore claims, IPublisher publisher, IOutboxObserver observer, TimeProvider clock)
{
    /// <summary>
    /// Claimed as far as this process knows. A hundred connections that share a refused secret meet one occasion in one
    /// run, and writes are scarce.
    /// </summary>
    private readonly ConcurrentDictionary<string, bool> known = new();

    /// <summary>How long an owner may take; no function runs longer.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How long a claim is kept. The rungs of the usual ladders are closer together; a trouble that stands on one rung
    /// for longer is told once more, which does no harm after so long.
    /// </summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(45);

    /// <summary>Tells people, unless it was told.</summary>
    /// <returns>False where no topic is set: nothing is claimed, and it stays due.</returns>
    /// <exception cref="StoreException">It could not be claimed: nothing was told.</exception>
    public Task<bool> NotifyAsync(DeduplicationKey key, Alert alert, CancellationToken cancellation) =>
        SendAsync(key, Notification.ToSubscribers.Of(alert, clock.GetUtcNow()), cancellation);

    /// <returns>False where no topic is set: nothing is claimed, and it stays due.</returns>
    /// <exception cref="StoreException">It could not be claimed: nothing was sent.</exception>
    public async Task<bool> SendAsync(DeduplicationKey key, Notification notification, CancellationToken cancellation)
    {
        var claim = new OutboxEntry(key.Key, 1, key, notification);
        if (!publisher.Serves(notification))
        {
            observer.NoTopic(key, notification);
            return false;
        }

        if (known.ContainsKey(claim.Key) || !await TakeAsync(claim, cancellation))
        {
            observer.Deduplicated(key);
        }
        else
        {
            await PublishAsync(claim, cancellation);
        }

        return true;
    }

    /// <summary>Those of several occasions that were not told yet, in few questions.</summary>
    /// <exception cref="StoreException">Nothing is known of any of them.</exception>
    public async Task NotifyAsync(IReadOnlyList<(DeduplicationKey DeduplicationKey, Alert Alert)> alerts, CancellationToken cancellation)
    {
        var taken = await claims.TakenAsync([.. alerts.Select(alert => alert.DeduplicationKey.Key).Distinct()], cancellation);
        foreach (var (key, alert) in alerts.Where(alert => !taken.Contains(alert.DeduplicationKey.Key)))
        {
            await NotifyAsync(key, alert, cancellation);
        }
    }

    /// <summary>
    /// Publishes what was claimed and never sent, and forgets old claims. For the sweep. What this process has no topic for
    /// is left to one that has: taken over here, it would have to wait for another lease.
    /// </summary>
    /// <exception cref="StoreException">The claims could not be read.</exception>
    public async Task CleanUpAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var all = await claims.AllAsync(cancellation);
        var old = all.Where(stored => now - stored.TakenAt > Kept).ToList();
        foreach (var attempts in all.Except(old).GroupBy(stored => stored.Entry.Key))
        {
            var last = attempts.MaxBy(stored => stored.Entry.Attempt)!;
            if (
                !attempts.Any(stored => stored.IsSent)
                && now - last.TakenAt > Lease
                && publisher.Serves(last.Entry.Notification)
            )
            {
                await TakeOverAsync(last.Entry with { Attempt = last.Entry.Attempt + 1 }, cancellation);
            }
        }

        await claims.RemoveAsync(old, cancellation);
    }

    private async Task TakeOverAsync(OutboxEntry claim, CancellationToken cancellation)
    {
        if (await claims.TryTakeAsync(claim, cancellation))
        {
            await PublishAsync(claim, cancellation);
        }
    }

    private async Task<bool> TakeAsync(OutboxEntry claim, CancellationToken cancellation)
    {
        var isOurs = await claims.TryTakeAsync(claim, cancellation);
        known.TryAdd(claim.Key, isOurs);
        return isOurs;
    }

    /// <summary>A publishing that failed leaves the claim unmarked; that is all the sweep needs.</summary>
    private async Task PublishAsync(OutboxEntry claim, CancellationToken cancellation)
    {
        try
        {
            await publisher.PublishAsync(claim.Notification, cancellation);
            observer.Notified(claim.DeduplicationKey, claim.Notification);
        }
        catch (PublishingException failure)
        {
            observer.NotificationFailed(claim.DeduplicationKey, failure.Message);
            return;
        }

        await MarkSentAsync(claim, cancellation);
    }

    /// <summary>It was told: a mark that cannot be set has it told once more, which is better than to call it a failure.</summary>
    private async Task MarkSentAsync(OutboxEntry claim, CancellationToken cancellation)
    {
        try
        {
            await claims.MarkSentAsync(claim, clock.GetUtcNow(), cancellation);
        }
        catch (StoreException failure)
        {
            observer.MarkFailed(claim.DeduplicationKey, failure.Message);
        }
    }
}
