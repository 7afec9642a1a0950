using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

internal sealed class RecordingObserver : IRefreshObserver, IRotationObserver
{
    private readonly ConcurrentQueue<RefreshResult> results = [];

    public IReadOnlyList<RefreshResult> Results => [.. results];

    public ConcurrentQueue<(string Connection, TimeSpan Lifetime)> NotKeptFresh { get; } = [];

    public ConcurrentQueue<(string Connection, Exception Exception)> Defects { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> NotNotified { get; } = [];

    /// <summary>Ignored events, and why.</summary>
    public ConcurrentQueue<(string Parameter, string Reason)> Passed { get; } = [];

    /// <summary>Verifications, and their outcome.</summary>
    public ConcurrentQueue<(string Parameter, string Outcome)> Verified { get; } = [];

    public IReadOnlyList<string> Outcomes => [.. Verified.Select(tried => tried.Outcome)];

    public ConcurrentQueue<(string Connection, RefreshDecision Decision)> Decisions { get; } = [];

    void IRefreshObserver.Decided(ConnectionName connection, RefreshDecision decision)
    {
        Show(decision.Reason);
        Decisions.Enqueue((connection.Value, decision));
    }

    void IRefreshObserver.Finished(RefreshResult result)
    {
        NoSecretLeaves.Show("a result", result.ToString());
        results.Enqueue(result);
    }

    void IRefreshObserver.CannotKeepFresh(ConnectionName connection, TimeSpan lifetime, RefreshTiming timing) =>
        NotKeptFresh.Enqueue((connection.Value, lifetime));

    public ConcurrentQueue<(string Connection, string Sealed, string Reason)> SealedTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> LostTokens { get; } = [];

    public ConcurrentQueue<(string Connection, string Reason)> UnreleasedLeases { get; } = [];

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
        UnreleasedLeases.Enqueue((connection.Value, reason));
    }

    void IRefreshObserver.NotificationFailed(ConnectionName connection, string reason) =>
        NotificationFailed(connection.Value, reason);

    void IRotationObserver.Ignored(ParameterName parameter, string reason)
    {
        Show(reason);
        Passed.Enqueue((parameter.Value, reason));
    }

    void IRotationObserver.VerificationFinished(ParameterName parameter, string outcome)
    {
        Show(outcome);
        Verified.Enqueue((parameter.Value, outcome));
    }

    void IRotationObserver.NotPromoted(ParameterName secret, string reason) => NotificationFailed(secret.Value, reason);

    void IRotationObserver.RotationCheckFailed(string reason) => NotificationFailed("-", reason);

    void IRotationObserver.RotationCheckSkipped() => NotificationFailed("-", "the rotation check was skipped");

    void IRefreshObserver.Defect(ConnectionName connection, Exception exception) =>
        Defects.Enqueue((connection.Value, exception));

    private void NotificationFailed(string what, string reason)
    {
        Show(reason);
        NotNotified.Enqueue((what, reason));
    }

    private static void Show(string text) => NoSecretLeaves.Show("an observer", text);
}
