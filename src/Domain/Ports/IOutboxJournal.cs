using Tokens.Domain.Alerts;

namespace Tokens.Domain.Ports;

/// <summary>What operators read of what was told.</summary>
public interface IOutboxJournal
{
    void Told(Occasion occasion, Notice notice);

    /// <summary>It was claimed before: by another function, or when the event came the first time.</summary>
    void ToldBefore(Occasion occasion);

    /// <summary>It will be tried again by the sweep.</summary>
    void NotTold(Occasion occasion, string reason);

    /// <summary>It was told, and that could not be remembered: the sweep tells it again.</summary>
    void NotMarked(Occasion occasion, string reason);

    /// <summary>No topic is set for it.</summary>
    void NobodyListens(Occasion occasion, Notice notice);
}
