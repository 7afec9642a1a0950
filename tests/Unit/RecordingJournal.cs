using System.Collections.Concurrent;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

internal sealed class RecordingJournal : IRefreshJournal, IRotationJournal
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> Results => [.. results];

    public ConcurrentQueue<(string Connection, TimeSpan Lifetime)> NotKeptFresh { get; } = [];

    public ConcurrentQueue<(string Connection, Exception Exception)> Defects { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> Untold { get; } = [];

    /// <summary>What asked for nothing, and why.</summary>
    public ConcurrentQueue<(string Parameter, string Reason)> Passed { get; } = [];

    /// <summary>What was tried, and what came of it.</summary>
    public ConcurrentQueue<(string Parameter, string Outcome)> Tried { get; } = [];

    public IReadOnlyList<string> Outcomes => [.. Tried.Select(tried => tried.Outcome)];

    void IRefreshJournal.Finished(RefreshResult result)
    {
        NoSecretLeaves.Show("a result", result.ToString());
        results.Enqueue(result);
    }

    void IRefreshJournal.CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshPolicy policy) =>
        NotKeptFresh.Enqueue((connection.Value, lifetime));

    public ConcurrentQueue<(string Connection, string Closed, string Reason)> SealedTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> LostTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> UnfinishedClaims { get; } = [];

    void IRefreshJournal.Sealed(ConnectionName connection, string closed, string reason)
    {
        Show(closed + reason);
        SealedTokens.Enqueue((connection.Value, closed, reason));
    }

    void IRefreshJournal.RefreshTokenLost(ConnectionName connection, string reason)
    {
        Show(reason);
        LostTokens.Enqueue((connection.Value, reason));
    }

    void IRefreshJournal.ClaimNotFinished(ConnectionName connection, string reason)
    {
        Show(reason);
        UnfinishedClaims.Enqueue((connection.Value, reason));
    }

    void IRefreshJournal.NotTold(ConnectionName connection, string reason) => NotTold(connection.Value, reason);

    void IRotationJournal.Ignored(ParameterName parameter, string reason)
    {
        Show(reason);
        Passed.Enqueue((parameter.Value, reason));
    }

    void IRotationJournal.Tried(ParameterName parameter, string outcome)
    {
        Show(outcome);
        Tried.Enqueue((parameter.Value, outcome));
    }

    void IRotationJournal.NotConfirmed(ParameterName secret, string reason) => NotTold(secret.Value, reason);

    void IRotationJournal.SweepFailed(string reason) => NotTold("-", reason);

    void IRotationJournal.SweepLeftOut() => NotTold("-", "the look was left out");

    void IRefreshJournal.Defect(ConnectionName connection, Exception exception) =>
        Defects.Enqueue((connection.Value, exception));

    private void NotTold(string what, string reason)
    {
        Show(reason);
        Untold.Enqueue((what, reason));
    }

    private static void Show(string words) => NoSecretLeaves.Show("a journal", words);
}
