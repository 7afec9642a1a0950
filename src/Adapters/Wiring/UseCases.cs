using Microsoft.Extensions.DependencyInjection;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Overview;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Adapters.Wiring;

/// <summary>The use cases, each made when it is first asked for.</summary>
public static class UseCases
{
    /// <summary>Wants every port, the settings of a refresh and the clock from whoever calls it.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services) =>
        services
            .AddSingleton(made => new SurveyConnections(
                made.Get<IConnectionCatalogue>(),
                made.Get<IStatuses>(),
                made.Get<IAccessTokens>(),
                made.Get<ICredentials>()
            ))
            .AddSingleton(made => new StoreTokens(
                made.Get<ICredentials>(),
                made.Get<IAccessTokens>(),
                made.Get<ISeal>(),
                made.Get<IRefreshJournal>()
            ))
            .AddSingleton(made => new SettleStatus(
                made.Get<IStatuses>(),
                made.Get<Outbox>(),
                made.Get<IRefreshJournal>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new ExchangeTokens(made.Get<ITokenEndpoint>(), made.Get<ICredentials>()))
            .AddSingleton(made => new RefreshOnce(
                made.Get<ExchangeTokens>(),
                made.Get<StoreTokens>(),
                made.Get<SettleStatus>()
            ))
            .AddSingleton(made => new TakeTurns(made.Get<IExchangeClaims>()))
            .AddSingleton(made => new RefreshInTurn(
                made.Get<TakeTurns>(),
                made.Get<RefreshOnce>(),
                made.Get<IStandings>(),
                made.Get<IRefreshJournal>()
            ))
            .AddSingleton(made => new RefreshConnection(made.Get<RefreshInTurn>(), made.Get<SettleStatus>()))
            .AddSingleton(made => new RefreshRound(
                made.Get<RefreshConnection>(),
                made.Get<ICredentials>(),
                made.Get<IRefreshJournal>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new ConfirmProofs(
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationJournal>()
            ))
            .AddSingleton(made => new SweepRotations(
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<TakeTurns>(),
                made.Get<IRotationJournal>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new RefreshTokens(
                made.Get<SurveyConnections>(),
                made.Get<RefreshRound>(),
                made.Get<ConfirmProofs>(),
                made.Get<SweepRotations>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new Outbox(
                made.Get<IClaims>(),
                made.Get<IPublisher>(),
                made.Get<IOutboxJournal>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new RemindOfRotation(
                made.Get<IConnectionCatalogue>(),
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationJournal>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new OwnRotations(
                made.Get<ParameterLayout>(),
                made.Get<IConnectionCatalogue>(),
                made.Get<IStatuses>()
            ))
            .AddSingleton(made => new DetectRotation(
                made.Get<OwnRotations>(),
                made.Get<IConnectionCatalogue>(),
                made.Get<IStatuses>(),
                made.Get<ISecretVersions>(),
                made.Get<Outbox>(),
                made.Get<IRotationJournal>()
            ))
            .AddSingleton(made => new ProveSecret(
                made.Get<SurveyConnections>(),
                made.Get<RefreshRound>(),
                made.Get<ISecretVersions>(),
                made.Get<IRotationJournal>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new CompleteRotation(
                made.Get<SurveyConnections>(),
                made.Get<RefreshRound>(),
                made.Get<ProveSecret>(),
                made.Get<ConfirmProofs>(),
                made.Get<IRotationJournal>(),
                made.Get<RefreshSettings>()
            ))
            .AddSingleton(made => new OverviewConnections(
                made.Get<SurveyConnections>(),
                made.Get<ISecretVersions>(),
                made.Get<TimeProvider>()
            ))
            .AddSingleton(made => new OverviewClients(
                made.Get<IConnectionCatalogue>(),
                made.Get<ISecretVersions>(),
                made.Get<TimeProvider>()
            ));
}
