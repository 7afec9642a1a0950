using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.Model.Tokens;

/// <summary>All that a decision about one connection rests on.</summary>
/// <param name="Outputs">What lies in the store for its consumers.</param>
/// <param name="ChangedAt">
/// When what may mend its trouble last changed, its definition or one of its credentials, as far as that was looked up.
/// </param>
public sealed record ConnectionSnapshot(
    Connection Connection,
    ConnectionStatus Status,
    StoredOutputs.Known Outputs,
    DateTimeOffset ChangedAt
)
{
    /// <summary>Its client secret's parameter, with all that use it; null where the secret is kept elsewhere.</summary>
    public CredentialUse? SecretUse { get; init; }

    /// <summary>
    /// It has had an access token since its definition was last written, so its client, endpoint and grant are right: a
    /// refusal of the client's secret is then about the secret.
    /// </summary>
    public bool HasWorked { get; init; }

    /// <summary>The versions of its client secret, once its credentials were read.</summary>
    public SecretVersions? Secret { get; init; }

    /// <summary>How long its access tokens live: as expected, or as short as one was once seen.</summary>
    public TimeSpan Lifetime => LifetimeBy(Status);

    /// <summary>The access token in the store, where there is one.</summary>
    public StoredToken? Token => Outputs.TokenWrittenAt is { } written ? new StoredToken(written, Lifetime) : null;

    /// <summary>
    /// The refresh token in the store is known to be spent. A provider that is shown it again may revoke the one that took
    /// its place, which may yet be restored.
    /// </summary>
    public bool HasUsedToken =>
        Status is { State: ConnectionState.SignInAgain, HasUsedToken: true } && ChangedAt <= Status.Since;

    /// <summary>For a refresh by hand: whatever was to be left in peace for a while is tried now.</summary>
    public ConnectionSnapshot WithoutWaiting() => this with { Status = Status with { RetryAt = null } };

    /// <summary>The lifetime to count on once <paramref name="status"/> is what is remembered.</summary>
    public TimeSpan LifetimeBy(ConnectionStatus status) =>
        status.Lifetime < Connection.AccessTokenLifetime ? status.Lifetime.Value : Connection.AccessTokenLifetime;
}
