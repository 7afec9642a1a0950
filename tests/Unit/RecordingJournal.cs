using System.Collections.Concurrent;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

internal sealed class RecordingJournal : IRefreshJournal
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> Results => [.. results];

    public ConcurrentQueue<(string Connection, TimeSpan Lifetime)> NotKeptFresh { get; } = [];

    public ConcurrentQueue<(string Connection, Exception Exception)> Defects { get; } = [];

    void IRefreshJournal.Finished(RefreshResult result) => results.Enqueue(result);

    void IRefreshJournal.CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshPolicy policy) =>
        NotKeptFresh.Enqueue((connection.Value, lifetime));

    void IRefreshJournal.Defect(ConnectionName connection, Exception exception) =>
        Defects.Enqueue((connection.Value, exception));
}
