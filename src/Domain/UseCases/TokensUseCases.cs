using Tokens.Domain.Ports;
using Tokens.Domain.UseCases.Alerting;
using Tokens.Domain.UseCases.Leases;
using Tokens.Domain.UseCases.Refresh;
using Tokens.Domain.UseCases.Rotation;
using Tokens.Domain.UseCases.Status;

namespace Tokens.Domain.UseCases;

/// <summary>Builds the use cases from the ports: each at its first use, and one of each for a process.</summary>
public sealed class TokensUseCases(TokensPorts ports)
{
    public RefreshTokens RefreshTokens =>
        field ??= new(TakeSnapshot, RefreshRound, PromoteSecrets, CheckRotations, Settings);

    public RemindOfRotation RemindOfRotation =>
        field ??= new(ports.Catalogue, ports.SecretVersions, Outbox, ports.RotationObserver, ports.Clock);

    public DetectRotation DetectRotation =>
        field ??= new(
            ProviderRotations,
            ports.Catalogue,
            ports.Statuses,
            ports.SecretVersions,
            Outbox,
            ports.RotationObserver
        );

    public CompleteRotation CompleteRotation =>
        field ??= new(TakeSnapshot, RefreshRound, VerifySecret, PromoteSecrets, ports.RotationObserver, Settings);

    public DescribeConnections DescribeConnections => field ??= new(TakeSnapshot, ports.SecretVersions, ports.Clock);

    public DescribeClients DescribeClients => field ??= new(ports.Catalogue, ports.SecretVersions, ports.Clock);

    public TakeSnapshot TakeSnapshot =>
        field ??= new(ports.Catalogue, ports.Statuses, ports.AccessTokens, ports.Credentials);

    public RefreshRound RefreshRound =>
        field ??= new(RefreshConnection, RecordStatus, ports.Credentials, ports.RefreshObserver, Settings);

    public CheckRotations CheckRotations =>
        field ??= new(ports.SecretVersions, Outbox, TokenLeases, ports.RotationObserver, Settings);

    public Outbox Outbox => field ??= new(ports.OutboxStore, ports.Publisher, ports.OutboxObserver, ports.Clock);

    public TokenLeases TokenLeases => field ??= new(ports.Leases, ports.RefreshObserver);

    private RefreshSettings Settings => field ??= new(ports.Timing, ports.Concurrency, ports.Clock, ports.Random);

    public RefreshConnection RefreshConnection =>
        field ??= new(
            TokenLeases,
            ports.CurrentStates,
            new ExchangeTokens(ports.TokenEndpoint, ports.Credentials),
            new StoreTokens(ports.Credentials, ports.AccessTokens, ports.Seal, ports.RefreshObserver),
            RecordStatus
        );

    private RecordStatus RecordStatus => field ??= new(ports.Statuses, Outbox, ports.RefreshObserver, Settings);

    private PromoteSecrets PromoteSecrets => field ??= new(ports.SecretVersions, Outbox, ports.RotationObserver);

    private ProviderRotations ProviderRotations => field ??= new(ports.Layout, ports.Catalogue, ports.Statuses);

    private VerifySecret VerifySecret =>
        field ??= new(TakeSnapshot, RefreshRound, ports.SecretVersions, ports.RotationObserver, Settings);
}
