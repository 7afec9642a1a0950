namespace Tokens.Domain.AccessTokens;

/// <summary>The rule by which a sweep chooses what to refresh.</summary>
public static class DecideRefresh
{
    /// <summary>
    /// What to do about a connection at <paramref name="now"/>. A connection named by hand is always refreshed, whatever
    /// its age or state, unless its owner switched it off or its refresh token is known to be spent.
    /// </summary>
    public static RefreshDecision For(ConnectionSurvey survey, RefreshPolicy policy, bool byHand, DateTimeOffset now)
    {
        var due = new RefreshDecision.Due(survey.Token?.ExpiresAt ?? DateTimeOffset.MinValue);
        if (!survey.Connection.Enabled)
        {
            return new RefreshDecision.Disabled();
        }

        if (survey.HasSpentToken)
        {
            return new RefreshDecision.Blocked(survey.Status.State, Spent(survey.Status));
        }

        if (byHand)
        {
            return due;
        }

        return survey.Status.State switch
        {
            ConnectionState.Healthy => ByAge(survey, policy, due, now),
            // A new secret is wrong, the older one serves: the token's age decides as ever.
            ConnectionState.SecretRefused when survey.Status.RunningOnVersion is not null => ByAge(
                survey,
                policy,
                due,
                now
            ),
            // In an outage too, unless it hides trouble: who mends that then must wait until the provider answers again.
            _ when survey.Status.Behind is null && survey.ChangedAt > survey.Status.Since => due,
            _ when now < survey.Status.RetryAt => HeldBack(survey.Status),
            ConnectionState.SignInAgain => HeldBack(survey.Status),
            _ => due,
        };
    }

    private static RefreshDecision ByAge(
        ConnectionSurvey survey,
        RefreshPolicy policy,
        RefreshDecision due,
        DateTimeOffset now
    ) => survey.Token is { } token && !policy.IsDue(token, now) ? new RefreshDecision.NotYet(policy.DueAt(token)) : due;

    private static RefreshDecision HeldBack(ConnectionStatus status) =>
        status is { State: ConnectionState.Retrying, RetryAt: { } retryAt }
            ? new RefreshDecision.Waiting(retryAt)
            : new RefreshDecision.Blocked(status.State, status.Reason ?? "");

    private static string Spent(ConnectionStatus status) =>
        $"{status.Reason}; the one in the store is spent, and nobody is asked before the new one is restored or somebody "
        + "signs in again";
}
