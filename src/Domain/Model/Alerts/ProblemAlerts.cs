using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The alerts of a connection that has a problem, and their escalation while it lasts.</summary>
public static class ProblemAlerts
{
    /// <summary>
    /// The reminder of a problem that lasts, on the steps of <see cref="EscalationSchedule"/>. Null for none, and on the
    /// first day where the change itself was notified.
    /// </summary>
    public static DueAlert? Escalation(ConnectionSnapshot snapshot, ConnectionStatus status, DateTimeOffset now)
    {
        var step = EscalationSchedule.StepAt(now - status.Since);
        if ((step <= TimeSpan.Zero && !status.HasUsedToken) || !snapshot.Connection.Enabled)
        {
            return null;
        }

        var name = snapshot.Connection.Name;
        return status.State switch
        {
            ConnectionState.SignInAgain => new DueAlert(
                DeduplicationKey.Of("sign-in-again", name, status.Since, step),
                Of(snapshot, status, AlertKind.SignInAgain)
            ),
            ConnectionState.Misconfigured => new DueAlert(
                DeduplicationKey.Of("misconfigured", name, status.Since, step),
                Of(snapshot, status, AlertKind.Misconfigured)
            ),
            ConnectionState.SecretRefused => new DueAlert(
                // By the day, since connections that share the secret did not all meet the problem at the same moment.
                DeduplicationKey.Of("secret-refused", Place(snapshot), step, (status.Since + step).UtcDateTime.Date),
                Refused(snapshot, status, null)
            ),
            ConnectionState.Retrying when !(snapshot.Token?.ExpiresAt > now) => new DueAlert(
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
            status.FallbackVersion,
            status.FallbackVersion is not null && refused is not null && snapshot.SecretUse?.Policy is { } policy
                ? refused.ModifiedAt + policy.Grace
                : null
        );

    public static Alert.ConnectionProblem Of(ConnectionSnapshot snapshot, ConnectionStatus status, AlertKind kind) =>
        new(kind, snapshot.Connection.Name, status.Reason ?? "", status.Since, snapshot.Token?.ExpiresAt)
        {
            Provider = snapshot.Connection.Provider,
            RefreshToken = snapshot.Connection.RefreshToken,
        };

    public static string Place(ConnectionSnapshot snapshot) => snapshot.Connection.Client.Secret.Place;
}
