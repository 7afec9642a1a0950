using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Rotation;

/// <summary>The rules by which the sweep reminds.</summary>
public static class SweepAlerts
{
    /// <summary>The reminder that stands for a client secret in a parameter; null for none.</summary>
    public static (Occasion, Alert)? OfSecret(CredentialUse use, SecretVersions versions, DateTimeOffset now) =>
        use.StatusAt(versions, now) is { } status ? Reminder(CredentialFacts.Of(use), status) : null;

    /// <summary>
    /// The reminders that stand for the dates that a definition gives where no parameter's age tells: of a secret in the
    /// environment, and of a refresh token that ends with a yearly authorisation.
    /// </summary>
    public static IEnumerable<(Occasion, Alert)?> OfDates(Connection connection, DateTimeOffset now)
    {
        if (!connection.Enabled)
        {
            yield break;
        }

        if (
            connection.Credentials.ClientSecret is CredentialSource.InEnvironment variable
            && connection.Rotation.SecretIssuedAt is { } issuedAt
            && RotationPolicy.Of(connection) is { } policy
        )
        {
            var status = JudgeRotation.At(issuedAt, issuedAt + policy.RotateEvery, policy.RemindBefore, now);
            yield return Reminder(Facts(connection, variable.Place, CredentialRole.ClientSecret), status);
        }

        if (connection.Rotation.RefreshTokenExpiresAt is { } endsAt && connection.Credentials.RefreshToken is { } token)
        {
            var status = JudgeRotation.At(null, endsAt, RotationPolicy.LadderOf(connection), now);
            yield return Reminder(Facts(connection, token.Value, CredentialRole.RefreshToken), status);
        }
    }

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

    private static CredentialFacts Facts(Connection connection, string place, CredentialRole role) =>
        new(place, role, connection.Provider, [connection.Name]);
}
