using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The rules by which the sweep reminds.</summary>
public static class RotationAlerts
{
    /// <summary>The reminder that stands for a client secret in a parameter; null for none.</summary>
    public static (DeduplicationKey, Alert)? OfSecret(CredentialUse use, SecretVersions versions, DateTimeOffset now) =>
        use.StatusAt(versions, now) is { } status ? Reminder(CredentialFacts.Of(use), status) : null;

    /// <summary>The reminder for a client secret in the environment, of which only the definition gives a date.</summary>
    public static (DeduplicationKey, Alert)? OfDatedSecret(ClientUse use, DateTimeOffset now) =>
        DatedCredentials.Secret(use.Client, now) is { } status ? Reminder(CredentialFacts.OfSecret(use), status) : null;

    /// <summary>The reminder for a refresh token that ends with a yearly authorisation.</summary>
    public static (DeduplicationKey, Alert)? OfDatedRefreshToken(Connection connection, DateTimeOffset now) =>
        connection.Enabled && DatedCredentials.RefreshToken(connection, now) is { } status
            ? Reminder(
                new CredentialFacts(
                    connection.Credentials.RefreshToken!.Value,
                    CredentialRole.RefreshToken,
                    connection.Provider,
                    [connection.Name]
                ),
                status
            )
            : null;

    /// <summary>A definition that cannot be used, told again on the ladder of trouble that lasts.</summary>
    public static (DeduplicationKey, Alert)? OfMalformed(ConnectionEntry.Malformed entry, DateTimeOffset now)
    {
        // A name that is none can stand in no alert; the answer and the log tell of it at each sweep.
        if (
            entry.ChangedAt is not { } changedAt
            || ConnectionName.Parse(entry.Name) is not Parsed<ConnectionName>.Valid name
        )
        {
            return null;
        }

        var step = EscalationSchedule.StepAt(now > changedAt ? now - changedAt : TimeSpan.Zero);
        return (
            DeduplicationKey.Of("malformed", entry.Name, changedAt, step),
            new Alert.Trouble(AlertKind.Misconfigured, name.Value, entry.Problem, changedAt, null)
        );
    }

    private static (DeduplicationKey, Alert)? Reminder(CredentialFacts facts, RotationStatus status) =>
        status.Step is { } step
            ? (RotationKeys.Of(facts.Place, status.EndsAt, step), new Alert.Reminder(facts, status, null))
            : null;
}
