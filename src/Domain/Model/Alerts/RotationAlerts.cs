using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>The reminders that the rotation check sends.</summary>
public static class RotationAlerts
{
    /// <summary>The reminder that is due for a client secret in a parameter; null for none.</summary>
    public static DueAlert? OfSecret(CredentialUse use, SecretVersions versions, DateTimeOffset now) =>
        use.StatusAt(versions, now) is { } status ? Reminder(CredentialFacts.Of(use), status) : null;

    /// <summary>The reminder for a client secret in the environment, of which only the definition gives a date.</summary>
    public static DueAlert? OfDatedSecret(ClientUse use, DateTimeOffset now) =>
        DatedCredentials.Secret(use.Client, now) is { } status ? Reminder(CredentialFacts.OfSecret(use), status) : null;

    /// <summary>The reminder for a refresh token that ends with a yearly authorisation.</summary>
    public static DueAlert? OfDatedRefreshToken(Connection connection, DateTimeOffset now) =>
        connection.Enabled && DatedCredentials.RefreshToken(connection, now) is { } status
            ? Reminder(
                new CredentialFacts(
                    connection.RefreshToken!.Value,
                    CredentialRole.RefreshToken,
                    connection.Provider,
                    [connection.Name]
                ),
                status
            )
            : null;

    /// <summary>A definition that cannot be used, repeated on the steps of <see cref="EscalationSchedule"/>.</summary>
    public static DueAlert? OfMalformed(ConnectionEntry.Malformed entry, DateTimeOffset now)
    {
        // An invalid name fits into no alert; the answer and the log report it in each run.
        if (
            entry.ChangedAt is not { } changedAt
            || ConnectionName.Parse(entry.Name) is not Parsed<ConnectionName>.Valid name
        )
        {
            return null;
        }

        var step = EscalationSchedule.StepAt(now > changedAt ? now - changedAt : TimeSpan.Zero);
        return new DueAlert(
            DeduplicationKey.Of("malformed", entry.Name, changedAt, step),
            new Alert.ConnectionProblem(AlertKind.Misconfigured, name.Value, entry.Problem, changedAt, null)
        );
    }

    private static DueAlert? Reminder(CredentialFacts facts, RotationStatus status) =>
        status.Step is { } step
            ? new DueAlert(RotationKeys.Of(facts.Place, status.EndsAt, step), new Alert.Reminder(facts, status, null))
            : null;
}
