namespace Tokens.Domain.Model.Tokens;

/// <summary>The rule by which a sweep chooses what to refresh.</summary>
public static class RefreshChecks
{
    /// <summary>
    /// What to do about a connection at <paramref name="now"/>. A connection named by hand is always refreshed, whatever
    /// its age or state, unless its owner switched it off or its refresh token is known to be spent.
    /// </summary>
    public static RefreshDecision For(ConnectionSnapshot snapshot, RefreshTiming policy, bool onDemand, DateTimeOffset now)
    {
        var due = new RefreshDecision.Due(snapshot.Token?.ExpiresAt ?? DateTimeOffset.MinValue);
        if (!snapshot.Connection.Enabled)
        {
            return new RefreshDecision.Disabled();
        }

        if (snapshot.HasUsedToken)
        {
            return new RefreshDecision.Blocked(snapshot.Status.State, Used(snapshot.Status));
        }

        if (onDemand)
        {
            return due;
        }

        return snapshot.Status.State switch
        {
            ConnectionState.Healthy => ByAge(snapshot, policy, due, now),
            // A new secret is wrong, the older one serves: the token's age decides as ever.
            ConnectionState.SecretRefused when snapshot.Status.RunningOnVersion is not null => ByAge(
                snapshot,
                policy,
                due,
                now
            ),
            // In an outage too, unless it hides trouble: who mends that then must wait until the provider answers again.
            _ when snapshot.Status.Underlying is null && snapshot.ChangedAt > snapshot.Status.Since => due,
            _ when now < snapshot.Status.RetryAt => HeldBack(snapshot.Status),
            ConnectionState.SignInAgain => HeldBack(snapshot.Status),
            _ => due,
        };
    }

    private static RefreshDecision ByAge(
        ConnectionSnapshot snapshot,
        RefreshTiming policy,
        RefreshDecision due,
        DateTimeOffset now
    ) => snapshot.Token is { } token && !policy.IsDue(token, now) ? new RefreshDecision.NotYet(policy.DueAt(token)) : due;

    private static RefreshDecision HeldBack(ConnectionStatus status) =>
        status is { State: ConnectionState.Retrying, RetryAt: { } retryAt }
            ? new RefreshDecision.Waiting(retryAt)
            : new RefreshDecision.Blocked(status.State, status.Reason ?? "");

    private static string Used(ConnectionStatus status) =>
        $"{status.Reason}; the one in the store is spent, and nobody is asked before the new one is restored or somebody "
        + "signs in again";
}
