using System.Collections.Concurrent;
using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

/// <summary>Keeps what is published, in its order.</summary>
internal sealed class MemoryPublisher : IPublisher
{
    private readonly ConcurrentQueue<Notice> published = [];

    public IReadOnlyList<Notice> Published => [.. published];

    /// <summary>Whom it serves; everybody unless set.</summary>
    public Func<Notice, bool> Listening { get; set; } = _ => true;

    /// <summary>Why a notice cannot be published; null where it can.</summary>
    public Func<Notice, string?> Failing { get; set; } = _ => null;

    public bool Serves(Notice notice) => Listening(notice);

    public Task PublishAsync(Notice notice, CancellationToken cancellation)
    {
        if (Failing(notice) is { } reason)
        {
            throw new PublishingException(reason);
        }

        published.Enqueue(notice);
        return Task.CompletedTask;
    }
}
