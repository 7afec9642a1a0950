using Amazon.KeyManagementService;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Seals;

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
            .AddSingleton(made => new SsmParameters(
                made.Get<IAmazonSimpleSystemsManagement>(),
                made.Get<TokensEnvironment>().KmsKeyId,
                made.Get<TimeProvider>(),
                made.Logger<SsmParameters>()
            ))
            .AddSingleton<IParameters>(made => made.Get<SsmParameters>());

    /// <summary>The seal goes wherever tokens are stored, its client is made only where one could not be.</summary>
    private static IServiceCollection AddSeal(this IServiceCollection services) =>
        services
            .AddSingleton(made => new KmsSeal(
                made.Get<TokensEnvironment>().Layout.Root,
                made.Get<TokensEnvironment>().KmsKeyId,
                new Lazy<IAmazonKeyManagementService>(() => new AmazonKeyManagementServiceClient(SealInTime.Config()))
            ))
            .AddSingleton<ISeal>(made => made.Get<KmsSeal>());

    /// <summary>For whoever puts back what lies sealed; the functions never do.</summary>
    public static IServiceCollection AddSealOpener(this IServiceCollection services) =>
        services.AddSingleton(made => new SealOpeners(
            made.Get<TokensEnvironment>().Layout.Root,
            made.Get<TokensEnvironment>().KmsKeyId,
            () => new AmazonKeyManagementServiceClient(SealInTime.Config())
        ));

    /// <summary>No retries by the client: it would publish again where only the answer was lost.</summary>
    private static IServiceCollection AddTopics(this IServiceCollection services) =>
        services.AddSingleton<IPublisher>(made =>
        {
            var environment = made.Get<TokensEnvironment>();
            return new SnsPublisher(
                new Lazy<IAmazonSimpleNotificationService>(() =>
                    new AmazonSimpleNotificationServiceClient(PublishOnce.Config(AttemptLimit))
                ),
                new SnsTopics(environment.AlertTopicArn, environment.CompletedTopicArn),
                made.Get<TimeProvider>()
            );
        });
}
