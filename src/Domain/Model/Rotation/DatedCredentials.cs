using Tokens.Domain.Model.Clients;
using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Providers;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>Where credentials stand of which a definition's date tells, since no parameter's age does.</summary>
public static class DatedCredentials
{
    /// <summary>A client secret in the environment; null where it is elsewhere, or nothing limits or tells its age.</summary>
    public static RotationStatus? Secret(Client client, DateTimeOffset now) =>
        client.Secret is CredentialSource.InEnvironment
        && client.Rotation.SecretIssuedAt is { } issuedAt
        && client.RotationPolicy is { } policy
            ? RotationSchedule.At(issuedAt, issuedAt + policy.RotateEvery, policy.RemindBefore, now)
            : null;

    /// <summary>A refresh token that ends with a yearly authorisation; null where no such date is given.</summary>
    public static RotationStatus? RefreshToken(Connection connection, DateTimeOffset now) =>
        connection.RefreshTokenExpiresAt is { } endsAt && connection.RefreshToken is not null
            ? RotationSchedule.At(null, endsAt, connection.Client.Reminders, now)
            : null;
}
