using Microsoft.Extensions.DependencyInjection;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Alerts;
using Tokens.Domain.Overview;
using Tokens.Domain.Rotation;

namespace Tokens.Adapters.Wiring;

/// <summary>The use cases, each made when it is first asked for.</summary>
public static class UseCases
{
    /// <summary>Wants every port, the settings of a refresh and the clock from whoever calls it.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services) =>
        services
            .AddSingleton<SurveyConnections>()
            .AddSingleton<StoreTokens>()
            .AddSingleton<SettleStatus>()
            .AddSingleton<ExchangeTokens>()
            .AddSingleton<RefreshOnce>()
            .AddSingleton<TakeTurns>()
            .AddSingleton<RefreshInTurn>()
            .AddSingleton<RefreshConnection>()
            .AddSingleton<RefreshRound>()
            .AddSingleton<ConfirmProofs>()
            .AddSingleton<SweepRotations>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton<Outbox>()
            .AddSingleton<RemindOfRotation>()
            .AddSingleton<DetectRotation>()
            .AddSingleton<ProveSecret>()
            .AddSingleton<CompleteRotation>()
            .AddSingleton<OverviewConnections>();
}
