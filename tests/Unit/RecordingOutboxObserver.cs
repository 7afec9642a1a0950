using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

internal sealed class RecordingOutboxObserver : IOutboxObserver
{
    private readonly ConcurrentQueue<(DeduplicationKey DeduplicationKey, Notification Notification)> told = [];
    private readonly ConcurrentQueue<string> before = [];
    private readonly ConcurrentQueue<string> untold = [];
    private readonly ConcurrentQueue<string> unmarked = [];
    private readonly ConcurrentQueue<string> unheard = [];

    public IReadOnlyList<(DeduplicationKey DeduplicationKey, Notification Notification)> Notified => [.. told];

    /// <summary>On what occasions something was told, in their own words.</summary>
    public IReadOnlyList<string> Occasions => [.. Notified.Select(item => item.DeduplicationKey.Text)];

    public IReadOnlyList<string> Before => [.. before];

    public IReadOnlyList<string> NotNotified => [.. untold];

    public IReadOnlyList<string> Unmarked => [.. unmarked];

    public IReadOnlyList<string> Unheard => [.. unheard];

    void IOutboxObserver.Notified(DeduplicationKey key, Notification notification) => told.Enqueue((key, notification));

    void IOutboxObserver.Deduplicated(DeduplicationKey key) => before.Enqueue(key.Text);

    void IOutboxObserver.NotificationFailed(DeduplicationKey key, string reason) => Enqueue(untold, reason);

    void IOutboxObserver.MarkFailed(DeduplicationKey key, string reason) => Enqueue(unmarked, reason);

    void IOutboxObserver.NoTopic(DeduplicationKey key, Notification notification) => unheard.Enqueue(key.Text);

    private static void Enqueue(ConcurrentQueue<string> reasons, string reason)
    {
        NoSecretLeaves.Show("an observer", reason);
        reasons.Enqueue(reason);
    }
}
