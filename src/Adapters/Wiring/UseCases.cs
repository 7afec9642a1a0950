using Microsoft.Extensions.DependencyInjection;

namespace Tokens.Adapters.Wiring;

/// <summary>The use cases, each made when it is first asked for.</summary>
public static class UseCases
{
    /// <summary>Wants every port, the settings of a refresh and the clock from whoever calls it.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services) =>
        services
            .AddSingleton(made => new TakeSnapshot(
                made.Get<ICatalogue>(),
                made.Get<IStatuses>(),
                made.Get<IAccessTokens>(),
                made.Get<ICredentialStore>()
            ))
            .AddSingleton(made => new StoreTokens(
                made.Get<ICredentialStore>(),
                made.Get<IAccessTokens>(),
                made.Get<ISeal>(),
                made.Get<IRefreshObserver>()
            ))
            .AddSingleton(made => new RecordStatus(
                made.Get<IStatuses>(),
                made.Get<Outbox>(),
                made.Get<IRefreshObserver>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new ExchangeTokens(made.Get<ITokenEndpoint>(), made.Get<ICredentialStore>()))
            .AddSingleton(made => new TokenLeases(made.Get<ILeases>(), made.Get<IRefreshObserver>()))
            .AddSingleton(made => new RefreshConnection(
                made.Get<TokenLeases>(),
                made.Get<ICurrentStates>(),
                made.Get<ExchangeTokens>(),
                made.Get<StoreTokens>(),
                made.Get<RecordStatus>()
            ))
            .AddSingleton(made => new RefreshRound(
                made.Get<RefreshConnection>(),
                made.Get<RecordStatus>(),
                made.Get<ICredentialStore>(),
                made.Get<IRefreshObserver>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new PromoteSecrets(
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationObserver>()
            ))
            .AddSingleton(made => new CheckRotations(
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<TokenLeases>(),
                made.Get<IRotationObserver>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new RefreshTokens(
                made.Get<TakeSnapshot>(),
                made.Get<RefreshRound>(),
                made.Get<PromoteSecrets>(),
                made.Get<CheckRotations>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new Outbox(
                made.Get<IOutboxStore>(),
                made.Get<IPublisher>(),
                made.Get<IOutboxObserver>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new RemindOfRotation(
                made.Get<ICatalogue>(),
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationObserver>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new ProviderRotations(
                made.Get<ParameterLayout>(),
                made.Get<ICatalogue>(),
                made.Get<IStatuses>()
            ))
            .AddSingleton(made => new DetectRotation(
                made.Get<ProviderRotations>(),
                made.Get<ICatalogue>(),
                made.Get<IStatuses>(),
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationObserver>()
            ))
            .AddSingleton(made => new VerifySecret(
                made.Get<TakeSnapshot>(),
                made.Get<RefreshRound>(),
                made.Get<ISecretVersions>(),
                made.Get<IRotationObserver>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new CompleteRotation(
                made.Get<TakeSnapshot>(),
                made.Get<RefreshRound>(),
                made.Get<VerifySecret>(),
                made.Get<PromoteSecrets>(),
                made.Get<IRotationObserver>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new DescribeConnections(
                made.Get<TakeSnapshot>(),
                made.Get<ISecretVersions>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new DescribeClients(
                made.Get<ICatalogue>(),
                made.Get<ISecretVersions>(),
                made.Get<TimeProvider>()
            ));
}
