using Tokens.Domain.Alerts;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;

namespace Tokens.Domain.Rotation;

/// <summary>The rules by which the sweep reminds.</summary>
public static class SweepAlerts
{
    /// <summary>The reminder that stands for a client secret in a parameter; null for none.</summary>
    public static (Occasion, Alert)? OfSecret(CredentialUse use, SecretVersions versions, DateTimeOffset now) =>
        use.StatusAt(versions, now) is { } status ? Reminder(CredentialFacts.Of(use), status) : null;

    /// <summary>The reminder for a client secret in the environment, of which only the definition gives a date.</summary>
    public static (Occasion, Alert)? OfDatedSecret(ClientUse use, DateTimeOffset now) =>
        DatedCredentials.Secret(use.Client, now) is { } status ? Reminder(CredentialFacts.OfSecret(use), status) : null;

    /// <summary>The reminder for a refresh token that ends with a yearly authorisation.</summary>
    public static (Occasion, Alert)? OfDatedRefreshToken(Connection connection, DateTimeOffset now) =>
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
    public static (Occasion, Alert)? OfMalformed(CatalogueEntry.Malformed entry, DateTimeOffset now)
    {
        // A name that is none can stand in no alert; the answer and the log tell of it at each sweep.
        if (
            entry.ChangedAt is not { } changedAt
            || ConnectionName.Parse(entry.Name) is not Parsed<ConnectionName>.Valid name
        )
        {
            return null;
        }

        var rung = LastingTrouble.RungAt(now > changedAt ? now - changedAt : TimeSpan.Zero);
        return (
            Occasion.Of("malformed", entry.Name, changedAt, rung),
            new Alert.Trouble(AlertKind.Misconfigured, name.Value, entry.Problem, changedAt, null)
        );
    }

    private static (Occasion, Alert)? Reminder(CredentialFacts facts, RotationStatus status) =>
        status.Rung is { } rung
            ? (RotationOccasion.Of(facts.Place, status.EndsAt, rung), new Alert.Reminder(facts, status, null))
            : null;
}
