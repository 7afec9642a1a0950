using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

internal sealed class RecordingObserver : IRefreshObserver, IRotationObserver
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> Results => [.. results];

    public ConcurrentQueue<(string Connection, TimeSpan Lifetime)> NotKeptFresh { get; } = [];

    public ConcurrentQueue<(string Connection, Exception Exception)> Defects { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> Untold { get; } = [];

    /// <summary>What asked for nothing, and why.</summary>
    public ConcurrentQueue<(string Parameter, string Reason)> Passed { get; } = [];

    /// <summary>What was tried, and what came of it.</summary>
    public ConcurrentQueue<(string Parameter, string Outcome)> Verified { get; } = [];

    public IReadOnlyList<string> Outcomes => [.. Verified.Select(tried => tried.Outcome)];

    void IRefreshObserver.Finished(RefreshResult result)
    {
        NoSecretLeaves.Show("a result", result.ToString());
        results.Enqueue(result);
    }

    void IRefreshObserver.CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming policy) =>
        NotKeptFresh.Enqueue((connection.Value, lifetime));

    public ConcurrentQueue<(string Connection, string Sealed, string Reason)> SealedTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> LostTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> UnfinishedClaims { get; } = [];

    void IRefreshObserver.Sealed(ConnectionName connection, string closed, string reason)
    {
        Show(closed + reason);
        SealedTokens.Enqueue((connection.Value, closed, reason));
    }

    void IRefreshObserver.RefreshTokenLost(ConnectionName connection, string reason)
    {
        Show(reason);
        LostTokens.Enqueue((connection.Value, reason));
    }

    void IRefreshObserver.LeaseNotReleased(ConnectionName connection, string reason)
    {
        Show(reason);
        UnfinishedClaims.Enqueue((connection.Value, reason));
    }

    void IRefreshObserver.NotificationFailed(ConnectionName connection, string reason) => NotificationFailed(connection.Value, reason);

    void IRotationObserver.Ignored(ParameterName parameter, string reason)
    {
        Show(reason);
        Passed.Enqueue((parameter.Value, reason));
    }

    void IRotationObserver.Verified(ParameterName parameter, string outcome)
    {
        Show(outcome);
        Verified.Enqueue((parameter.Value, outcome));
    }

    void IRotationObserver.NotPromoted(ParameterName secret, string reason) => NotificationFailed(secret.Value, reason);

    void IRotationObserver.RotationCheckFailed(string reason) => NotificationFailed("-", reason);

    void IRotationObserver.RotationCheckSkipped() => NotificationFailed("-", "the look was left out");

    void IRefreshObserver.Defect(ConnectionName connection, Exception exception) =>
        Defects.Enqueue((connection.Value, exception));

    private void NotificationFailed(string what, string reason)
    {
        Show(reason);
        Untold.Enqueue((what, reason));
    }

    private static void Show(string words) => NoSecretLeaves.Show("a journal", words);
}
