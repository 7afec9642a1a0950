using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.Lambda.Annotations;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.OAuth;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Seals;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// Wires the use cases to AWS. Everything is made when it is first asked for: a function pays at its start for what it
/// uses, and a wrong setting is reported by the invocation instead of crashing the process before it.
/// </summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>How many connections are worked on at once.</summary>
    private const int Concurrency = 8;

    /// <summary>An attempt's limit: AWSSDK.Core has none of its own, and a hung socket would eat the invocation.</summary>
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(5);

    [SuppressMessage("Performance", "CA1822", Justification = "The generated entry point calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new TokensEnvironment(Environment.GetEnvironmentVariable));
        AddLogging(services);
        AddParameterStore(services);
        AddSeal(services);
        AddTopics(services);
        AddTokenEndpoint(services);
        services.AddSingleton(provider => new RefreshSettings(
            new RefreshPolicy(provider.GetRequiredService<TokensEnvironment>().SweepInterval),
            Concurrency,
            provider.GetRequiredService<TimeProvider>(),
            NewRandom()
        ));
        AddUseCases(services);
    }

    private static void AddUseCases(IServiceCollection services)
    {
        services.AddSingleton<SurveyConnections>();
        services.AddSingleton<StoreTokens>();
        services.AddSingleton<SettleStatus>();
        services.AddSingleton<ExchangeTokens>();
        services.AddSingleton<RefreshOnce>();
        services.AddSingleton<TakeTurns>();
        services.AddSingleton<RefreshInTurn>();
        services.AddSingleton<RefreshConnection>();
        services.AddSingleton<RefreshRound>();
        services.AddSingleton<ConfirmProofs>();
        services.AddSingleton<SweepRotations>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<RemindOfRotation>();
        services.AddSingleton<DetectRotation>();
        services.AddSingleton<ProveSecret>();
        services.AddSingleton<CompleteRotation>();
    }

    private static void AddLogging(IServiceCollection services)
    {
        services.AddSingleton(provider => new JsonLines(
            JsonLines.StandardOutput(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ILoggerProvider, JsonLineLoggerProvider>();
        services.AddLogging(logging =>
            logging.SetMinimumLevel(LogLevelSetting.Read(Environment.GetEnvironmentVariable))
        );
        services.AddSingleton<FunctionLog>();
        services.AddSingleton<IRefreshJournal, RefreshJournal>();
        services.AddSingleton<RotationJournal>();
        services.AddSingleton<IRotationJournal>(provider => provider.GetRequiredService<RotationJournal>());
        services.AddSingleton<IOutboxJournal>(provider => provider.GetRequiredService<RotationJournal>());
        services.AddSingleton(provider => new RefreshMetrics(
            provider.GetRequiredService<JsonLines>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<TokensEnvironment>().Layout.Root
        ));
    }

    private static void AddParameterStore(IServiceCollection services)
    {
        services.AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
            new AmazonSimpleSystemsManagementConfig
            {
                Timeout = AttemptLimit,
                // Tried again by us alone: the client would write a token twice where only the answer was lost, and it
                // may have been used and replaced meanwhile. Stale connections count apart from the retries.
                MaxErrorRetry = 0,
                MaxStaleConnectionRetries = 0,
            }
        ));
        services.AddSingleton<SsmReader>();
        services.AddSingleton(provider => new SsmWriter(
            provider.GetRequiredService<IAmazonSimpleSystemsManagement>(),
            provider.GetRequiredService<TokensEnvironment>().KmsKeyId,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SsmWriter>>()
        ));
        services.AddSingleton<IParameters, SsmParameters>();
        services.AddSingleton(provider => provider.GetRequiredService<TokensEnvironment>().Layout);
        services.AddSingleton(provider => provider.GetRequiredService<TokensEnvironment>().AllowedHosts);
        services.AddSingleton<ConnectionRules>();
        services.AddSingleton<IConnectionCatalogue, ConnectionCatalogue>();
        services.AddSingleton<IStatuses, Statuses>();
        services.AddSingleton<IAccessTokens, AccessTokenParameters>();
        services.AddSingleton<ICredentials>(provider => new StoredCredentials(
            provider.GetRequiredService<IParameters>(),
            Environment.GetEnvironmentVariable
        ));
        services.AddSingleton<ISecretVersions, SecretVersionsReader>();
        services.AddSingleton<IClaims>(provider => new StoredClaims(
            provider.GetRequiredService<IParameters>(),
            provider.GetRequiredService<ParameterLayout>(),
            provider.GetRequiredService<TimeProvider>(),
            NewOwner,
            provider.GetRequiredService<ILogger<StoredClaims>>()
        ));
        services.AddSingleton<IExchangeClaims>(provider => new StoredExchangeClaims(
            provider.GetRequiredService<IParameters>(),
            provider.GetRequiredService<ParameterLayout>(),
            provider.GetRequiredService<TimeProvider>(),
            NewOwner,
            provider.GetRequiredService<ILogger<StoredExchangeClaims>>()
        ));
    }

    /// <summary>The seal goes wherever tokens are stored, its client is made only where one could not be.</summary>
    private static void AddSeal(IServiceCollection services) =>
        services.AddSingleton<ISeal>(provider => new KmsSeal(
            provider.GetRequiredService<TokensEnvironment>().KmsKeyId,
            new Lazy<IAmazonKeyManagementService>(() => new AmazonKeyManagementServiceClient(SealInTime.Config()))
        ));

    /// <summary>No retries by the client: it would publish again where only the answer was lost.</summary>
    private static void AddTopics(IServiceCollection services) =>
        services.AddSingleton<IPublisher>(provider =>
        {
            var environment = provider.GetRequiredService<TokensEnvironment>();
            return new SnsPublisher(
                new AmazonSimpleNotificationServiceClient(PublishOnce.Config(AttemptLimit)),
                new SnsTopics(environment.AlertTopicArn, environment.CompletedTopicArn),
                provider.GetRequiredService<TimeProvider>()
            );
        });

    private static void AddTokenEndpoint(IServiceCollection services) =>
        services.AddSingleton<ITokenEndpoint>(provider => new TokenEndpoint(
            new HttpClient(TokenEndpoint.Handler()) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<TimeProvider>()
        ));

    private static string NewOwner() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static Random NewRandom()
    {
#pragma warning disable RS0030, CA5394 // The one place where the random source is made; it spreads retries and guards nothing.
        return new Random();
#pragma warning restore RS0030, CA5394
    }
}
