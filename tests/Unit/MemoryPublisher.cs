using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>Keeps what is published, in its order.</summary>
internal sealed class MemoryPublisher : IPublisher
{
    private readonly ConcurrentQueue<Notification> published = [];

    public IReadOnlyList<Notification> Published => [.. published];

    /// <summary>Whom it serves; everybody unless set.</summary>
    public Func<Notification, bool> Listening { get; set; } = _ => true;

    /// <summary>Why a notice cannot be published; null where it can.</summary>
    public Func<Notification, string?> Failing { get; set; } = _ => null;

    public bool Serves(Notification notification) => Listening(notification);

    public Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        if (Failing(notification) is { } reason)
        {
            throw new PublishingException(reason);
        }

        published.Enqueue(notification);
        return Task.CompletedTask;
    }
}
