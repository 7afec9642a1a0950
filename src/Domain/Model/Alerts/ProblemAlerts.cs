using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The alerts of a connection in trouble, and the rule by which they are told again while it lasts.</summary>
public static class ProblemAlerts
{
    /// <summary>
    /// What is told again of trouble that lasts; null for none, and in the first day of what was told before it was
    /// remembered.
    /// </summary>
    public static (DeduplicationKey DeduplicationKey, Alert Alert)? Effective(ConnectionSnapshot snapshot, DateTimeOffset now)
    {
        var status = snapshot.Status;
        var name = snapshot.Connection.Name;
        var step = EscalationSchedule.StepAt(now - status.Since);
        if ((step <= TimeSpan.Zero && !status.HasUsedToken) || !snapshot.Connection.Enabled)
        {
            return null;
        }

        return status.State switch
        {
            ConnectionState.SignInAgain => (
                DeduplicationKey.Of("sign-in-again", name, status.Since, step),
                Of(snapshot, status, AlertKind.SignInAgain)
            ),
            ConnectionState.Misconfigured => (
                DeduplicationKey.Of("misconfigured", name, status.Since, step),
                Of(snapshot, status, AlertKind.Misconfigured)
            ),
            ConnectionState.SecretRefused => (
                // By the day, since those that share the secret did not all meet the trouble at the same moment.
                DeduplicationKey.Of("secret-refused", Place(snapshot), step, (status.Since + step).UtcDateTime.Date),
                Refused(snapshot, status, null)
            ),
            ConnectionState.Retrying when snapshot.Token is null || snapshot.Token.ExpiresAt <= now => (
                DeduplicationKey.Of("refresh-failing", name, status.Since, step),
                Of(snapshot, status, AlertKind.RefreshFailing)
            ),
            _ => null,
        };
    }

    public static Alert.SecretRefused Refused(
        ConnectionSnapshot snapshot,
        ConnectionStatus status,
        CredentialVersion? refused
    ) =>
        new(
            snapshot.SecretUse is { } use
                ? CredentialFacts.Of(use)
                : new CredentialFacts(
                    Place(snapshot),
                    CredentialRole.ClientSecret,
                    snapshot.Connection.Provider,
                    [snapshot.Connection.Name]
                )
                {
                    Client = snapshot.Connection.Client.Name,
                },
            status.Reason ?? "",
            refused,
            status.RunningOnVersion,
            status.RunningOnVersion is not null && refused is not null && snapshot.SecretUse?.Policy is { } policy
                ? refused.ModifiedAt + policy.Grace
                : null
        );

    public static Alert.Trouble Of(ConnectionSnapshot snapshot, ConnectionStatus status, AlertKind kind) =>
        new(kind, snapshot.Connection.Name, status.Reason ?? "", status.Since, snapshot.Token?.ExpiresAt)
        {
            Provider = snapshot.Connection.Provider,
            RefreshToken = snapshot.Connection.Credentials.RefreshToken,
        };

    public static string Place(ConnectionSnapshot snapshot) => snapshot.Connection.Credentials.ClientSecret.Place;
}
