using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;

namespace Tokens.Domain.Model.Tokens;

/// <summary>What the store holds about one connection at the start of a run.</summary>
/// <param name="Outputs">What its consumers read.</param>
/// <param name="ChangedAt">
/// When its definition, or a credential that could fix its current problem, last changed. Credentials are only looked up
/// for a connection that has a problem.
/// </param>
public sealed record ConnectionSnapshot(
    Connection Connection,
    ConnectionStatus Status,
    StoredOutputs.Known Outputs,
    DateTimeOffset ChangedAt
)
{
    /// <summary>Its client secret's parameter with every connection that uses it; null where the secret is elsewhere.</summary>
    public CredentialUse? SecretUse { get; init; }

    /// <summary>
    /// It has received an access token since its definition was last written, so its client, endpoint and grant are right:
    /// a refused client secret is then really the secret's fault.
    /// </summary>
    public bool HasWorked { get; init; }

    /// <summary>How long its access tokens live: as expected, or the shortest lifetime seen.</summary>
    public TimeSpan Lifetime => LifetimeBy(Status);

    /// <summary>The stored access token; null for none.</summary>
    public StoredToken? Token => Outputs.TokenWrittenAt is { } written ? new StoredToken(written, Lifetime) : null;

    /// <summary>
    /// The stored refresh token is known to be used. A provider that receives it again may revoke its successor, which
    /// may still be restored.
    /// </summary>
    public bool HasUsedToken =>
        Status is { State: ConnectionState.SignInAgain, HasUsedToken: true } && ChangedAt <= Status.Since;

    /// <summary>Whether it is refreshed because it was requested.</summary>
    public bool IsOnDemand { get; private init; }

    /// <summary>The same connection for a refresh on demand, which does not wait for a backoff to end.</summary>
    public ConnectionSnapshot OnDemand() => this with { Status = Status with { RetryAt = null }, IsOnDemand = true };

    /// <param name="reason">What is wrong and how to fix it.</param>
    /// <param name="state">The connection's state; null where nothing is known to be wrong with it.</param>
    public RefreshResult.Failed Failed(string? reason, ConnectionState? state = null) =>
        new(Connection.Name.Value, reason ?? "") { State = state };

    public RefreshResult.Skipped Skipped(SkipReason reason) => new(Connection.Name, reason);

    /// <summary>The lifetime to expect once <paramref name="status"/> is saved.</summary>
    public TimeSpan LifetimeBy(ConnectionStatus status) =>
        status.Lifetime < Connection.AccessTokenLifetime ? status.Lifetime.Value : Connection.AccessTokenLifetime;
}
