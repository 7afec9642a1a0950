using Tokens.Domain.Model.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>What operators read of what was told.</summary>
public interface IOutboxObserver
{
    void Notified(DeduplicationKey key, Notification notification);

    /// <summary>It was claimed before: by another function, or when the event came the first time.</summary>
    void Deduplicated(DeduplicationKey key);

    /// <summary>It will be tried again by the sweep.</summary>
    void NotificationFailed(DeduplicationKey key, string reason);

    /// <summary>It was told, and that could not be remembered: the sweep tells it again.</summary>
    void MarkFailed(DeduplicationKey key, string reason);

    /// <summary>No topic is set for it.</summary>
    void NoTopic(DeduplicationKey key, Notification notification);
}
