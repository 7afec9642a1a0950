using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Ports;

/// <summary>
/// Everything that the use cases need from the world. Production, the local run, the demonstration and tests differ only
/// in the ports that they pass, mostly as <c>ports with { … }</c>.
/// </summary>
public sealed record TokensPorts
{
    /// <summary>The names of the deployment's parameters.</summary>
    public required ParameterLayout Layout { get; init; }

    public required RefreshTiming Timing { get; init; }

    /// <summary>How many connections are refreshed at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>The one clock; the adapters among these ports must have been made with the same one.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The one random source.</summary>
    public required Random Random { get; init; }

    public required ICatalogue Catalogue { get; init; }

    public required IStatuses Statuses { get; init; }

    public required IAccessTokens AccessTokens { get; init; }

    public required ICurrentStates CurrentStates { get; init; }

    public required ICredentialStore Credentials { get; init; }

    public required ISecretVersions SecretVersions { get; init; }

    public required ILeases Leases { get; init; }

    public required IOutboxStore OutboxStore { get; init; }

    public required ITokenEndpoint TokenEndpoint { get; init; }

    public required ISeal Seal { get; init; }

    public required IPublisher Publisher { get; init; }

    public required IRefreshObserver RefreshObserver { get; init; }

    public required IRotationObserver RotationObserver { get; init; }

    public required IOutboxObserver OutboxObserver { get; init; }
}
