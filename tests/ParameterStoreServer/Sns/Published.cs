using System.Collections.Concurrent;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>The accepted messages, in the order they were accepted.</summary>
internal sealed class Published
{
    private readonly ConcurrentQueue<PublishedMessage> _messages = new();

    public void Add(PublishedMessage message) => _messages.Enqueue(message);

    public PublishedMessage[] ToArray() => [.. _messages];

    public void Clear() => _messages.Clear();
}
