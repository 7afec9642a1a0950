using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>Those who are told: each occasion once, and what they were told.</summary>
internal sealed class FakePeople : IOutboxStore, IPublisher, IOutboxObserver
{
    private readonly ConcurrentDictionary<(string Key, int Attempt), StoredOutboxEntry> claims = new();
    private readonly ConcurrentQueue<Notification> notices = [];

    /// <summary>Whether this process has a topic; an operator's shell may have none.</summary>
    public bool HasTopic { get; set; } = true;

    /// <summary>How many claims there are.</summary>
    public int Claimed => claims.Count;

    /// <summary>Nothing can be claimed.</summary>
    public bool AreOutOfReach { get; set; }

    /// <summary>No claim can be marked as sent.</summary>
    public bool CannotMark { get; set; }

    public IReadOnlyList<Notification> Notices => [.. notices];

    public Outbox Outbox(TimeProvider clock) => new(this, this, this, clock);

    public bool Serves(Notification notification) => HasTopic;

    public Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        NoSecretLeaves.Show("a notice", notification.ToString());
        notices.Enqueue(notification);
        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<string>> ExistingAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<string>>(claims.Keys.Select(claim => claim.Key).Intersect(keys).ToHashSet());

    public Task<bool> TryAddAsync(OutboxEntry claim, CancellationToken cancellation) =>
        AreOutOfReach
            ? throw new StoreException("the claim could not be created")
            : Task.FromResult(
                claims.TryAdd((claim.Key, claim.Attempt), new StoredOutboxEntry(claim, The.Now, IsSent: false))
            );

    public Task MarkSentAsync(OutboxEntry claim, DateTimeOffset at, CancellationToken cancellation)
    {
        if (CannotMark)
        {
            throw new StoreException("the claim could not be marked");
        }

        claims[(claim.Key, claim.Attempt)] = new StoredOutboxEntry(claim, at, IsSent: true);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredOutboxEntry>> AllAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredOutboxEntry>>([.. claims.Values]);

    public Task RemoveAsync(IReadOnlyCollection<StoredOutboxEntry> old, CancellationToken cancellation)
    {
        foreach (var claim in old)
        {
            claims.TryRemove((claim.Entry.Key, claim.Entry.Attempt), out _);
        }

        return Task.CompletedTask;
    }

    void IOutboxObserver.Notified(DeduplicationKey key, Notification notification) { }

    void IOutboxObserver.Deduplicated(DeduplicationKey key) { }

    void IOutboxObserver.NotificationFailed(DeduplicationKey key, string reason) =>
        NoSecretLeaves.Show("an observer", reason);

    void IOutboxObserver.MarkFailed(DeduplicationKey key, string reason) => NoSecretLeaves.Show("an observer", reason);

    void IOutboxObserver.NoTopic(DeduplicationKey key, Notification notification) { }
}
