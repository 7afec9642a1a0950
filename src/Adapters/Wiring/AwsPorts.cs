using Amazon.KeyManagementService;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.ParameterStore.Pacing;
using Tokens.Adapters.Seals;
using Tokens.Domain.Ports;

namespace Tokens.Adapters.Wiring;

/// <summary>What AWS does for us. Each client is made when it is first used, and finds its AWS in the environment.</summary>
public static class AwsPorts
{
    /// <summary>An attempt's limit: AWSSDK.Core has none of its own, and a hung socket would eat the invocation.</summary>
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Wants <see cref="TokensEnvironment"/>, the clock and the logging from whoever calls it.
    /// </summary>
    public static IServiceCollection AddAwsPorts(this IServiceCollection services) =>
        services.AddParameterStore().AddSeal().AddTopics();

    private static IServiceCollection AddParameterStore(this IServiceCollection services) =>
        services
            .AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
                new AmazonSimpleSystemsManagementConfig
                {
                    Timeout = AttemptLimit,
                    // Tried again by us alone: the client would write a token twice where only the answer was lost, and
                    // it may have been used and replaced meanwhile. Stale connections count apart from the retries.
                    MaxErrorRetry = 0,
                    MaxStaleConnectionRetries = 0,
                }
            ))
            .AddSingleton<SsmPaces>()
            .AddSingleton<PacedSsm>()
            .AddSingleton<SsmReader>()
            .AddSingleton(provider => new SsmWriter(
                provider.GetRequiredService<PacedSsm>(),
                provider.GetRequiredService<TokensEnvironment>().KmsKeyId,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<SsmWriter>>()
            ))
            .AddSingleton<IParameters, SsmParameters>();

    /// <summary>The seal goes wherever tokens are stored, its client is made only where one could not be.</summary>
    private static IServiceCollection AddSeal(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new KmsSeal(
                provider.GetRequiredService<TokensEnvironment>().KmsKeyId,
                new Lazy<IAmazonKeyManagementService>(() => new AmazonKeyManagementServiceClient(SealInTime.Config()))
            ))
            .AddSingleton<ISeal>(provider => provider.GetRequiredService<KmsSeal>());

    /// <summary>For whoever puts back what lies sealed; the functions never do.</summary>
    public static IServiceCollection AddSealOpener(this IServiceCollection services) =>
        services.AddSingleton(provider => new SealOpeners(
            provider.GetRequiredService<TokensEnvironment>().KmsKeyId,
            () => new AmazonKeyManagementServiceClient(SealInTime.Config())
        ));

    /// <summary>No retries by the client: it would publish again where only the answer was lost.</summary>
    private static IServiceCollection AddTopics(this IServiceCollection services) =>
        services.AddSingleton<IPublisher>(provider =>
        {
            var environment = provider.GetRequiredService<TokensEnvironment>();
            return new SnsPublisher(
                new Lazy<IAmazonSimpleNotificationService>(() =>
                    new AmazonSimpleNotificationServiceClient(PublishOnce.Config(AttemptLimit))
                ),
                new SnsTopics(environment.AlertTopicArn, environment.CompletedTopicArn),
                provider.GetRequiredService<TimeProvider>()
            );
        });
}
