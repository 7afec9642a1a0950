namespace Tokens.Adapters.Memory;

/// <summary>Keeps what is published, in its order.</summary>
public sealed class MemoryPublisher : IPublisher
{
    private readonly Lock gate = new();
    private readonly List<Notification> published = [];

    public IReadOnlyList<Notification> Published
    {
        get
        {
            lock (gate)
            {
                return [.. published];
            }
        }
    }

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

        lock (gate)
        {
            published.Add(notification);
        }

        return Task.CompletedTask;
    }
}
