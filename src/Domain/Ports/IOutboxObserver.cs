using Tokens.Domain.Model.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>What the outbox reports, for a log.</summary>
public interface IOutboxObserver
{
    void Notified(DeduplicationKey key, Notification notification);

    /// <summary>It was sent before: by another function, or when the event came the first time.</summary>
    void Deduplicated(DeduplicationKey key);

    /// <summary>The rotation check tries it again.</summary>
    void NotificationFailed(DeduplicationKey key, string reason);

    /// <summary>It was sent, but could not be marked: the rotation check sends it again.</summary>
    void MarkFailed(DeduplicationKey key, string reason);

    /// <summary>No topic is set for it.</summary>
    void NoTopic(DeduplicationKey key, Notification notification);
}
