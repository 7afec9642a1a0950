using System.Collections.Concurrent;
using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

/// <summary>Those who are told: each occasion once, and what they were told.</summary>
internal sealed class FakePeople : IClaims, IPublisher, IOutboxJournal
{
    private readonly ConcurrentDictionary<(string Key, int Attempt), StoredClaim> claims = new();
    private readonly ConcurrentQueue<Notice> notices = [];

    /// <summary>Whether this process has a topic; an operator's shell may have none.</summary>
    public bool HasTopic { get; set; } = true;

    /// <summary>How many claims there are.</summary>
    public int Claimed => claims.Count;

    /// <summary>Nothing can be claimed.</summary>
    public bool AreOutOfReach { get; set; }

    /// <summary>No claim can be marked as sent.</summary>
    public bool CannotMark { get; set; }

    public IReadOnlyList<Notice> Notices => [.. notices];

    public Outbox Outbox(TimeProvider clock) => new(this, this, this, clock);

    public bool Serves(Notice notice) => HasTopic;

    public Task PublishAsync(Notice notice, CancellationToken cancellation)
    {
        NoSecretLeaves.Show("a notice", notice.ToString());
        notices.Enqueue(notice);
        return Task.CompletedTask;
    }

    public Task<IReadOnlySet<string>> TakenAsync(IReadOnlyCollection<string> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlySet<string>>(claims.Keys.Select(claim => claim.Key).Intersect(keys).ToHashSet());

    public Task<bool> TryTakeAsync(Claim claim, CancellationToken cancellation) =>
        AreOutOfReach
            ? throw new StoreException("the claim could not be created")
            : Task.FromResult(
                claims.TryAdd((claim.Key, claim.Attempt), new StoredClaim(claim, The.Now, IsSent: false))
            );

    public Task MarkSentAsync(Claim claim, DateTimeOffset at, CancellationToken cancellation)
    {
        if (CannotMark)
        {
            throw new StoreException("the claim could not be marked");
        }

        claims[(claim.Key, claim.Attempt)] = new StoredClaim(claim, at, IsSent: true);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredClaim>> AllAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<StoredClaim>>([.. claims.Values]);

    public Task RemoveAsync(IReadOnlyCollection<StoredClaim> old, CancellationToken cancellation)
    {
        foreach (var claim in old)
        {
            claims.TryRemove((claim.Claim.Key, claim.Claim.Attempt), out _);
        }

        return Task.CompletedTask;
    }

    void IOutboxJournal.Told(Occasion occasion, Notice notice) { }

    void IOutboxJournal.ToldBefore(Occasion occasion) { }

    void IOutboxJournal.NotTold(Occasion occasion, string reason) => NoSecretLeaves.Show("a journal", reason);

    void IOutboxJournal.NotMarked(Occasion occasion, string reason) => NoSecretLeaves.Show("a journal", reason);

    void IOutboxJournal.NobodyListens(Occasion occasion, Notice notice) { }
}
