using Amazon.KeyManagementService;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Inspection;

namespace Tokens.Adapters.Wiring;

/// <summary>What only looks at AWS. Each client is made when it is first used.</summary>
public static class Inspectors
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Wants the client of Parameter Store and the clock from whoever calls it.</summary>
    public static IServiceCollection AddInspectors(this IServiceCollection services) =>
        services
            .AddSingleton<ParameterInspector>()
            .AddSingleton(_ => new TopicInspector(
                new AmazonSimpleNotificationServiceClient(new AmazonSimpleNotificationServiceConfig { Timeout = Limit })
            ))
            .AddSingleton(_ => new KeyInspector(
                new AmazonKeyManagementServiceClient(new AmazonKeyManagementServiceConfig { Timeout = Limit })
            ))
            .AddSingleton(provider => new ClockInspector(
                provider.GetRequiredService<IAmazonSimpleSystemsManagement>(),
                // A date is wanted of the one who was asked, not of whom that one names.
                new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = Limit },
                provider.GetRequiredService<TimeProvider>()
            ));
}
