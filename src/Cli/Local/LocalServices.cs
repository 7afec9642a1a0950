using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Memory;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Local;

/// <summary>The functions as their own start-up wires them, but for where they write and what they tell.</summary>
internal static class LocalServices
{
    /// <param name="timeline">Where all of it is shown.</param>
    /// <param name="embedded">The store in memory; null for the AWS that the environment names.</param>
    /// <param name="verbose">Whether debug lines are shown.</param>
    public static ServiceProvider Build(Timeline timeline, MemoryParameters? embedded, bool verbose)
    {
        var services = new ServiceCollection();
        FunctionHost.AddFunctions(services);
        new Startup().ConfigureServices(services);
        services.RemoveAll<ILoggerFactory>();
        services.AddSingleton(FunctionLogs.On(timeline));
        services.AddLogging(logging => logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information));
        // Metrics are for CloudWatch.
        services.Replace(ServiceDescriptor.Singleton(new JsonLines(Stream.Null, TimeProvider.System)));
        AddTopics(services, timeline, isEmbedded: embedded is not null);
        if (embedded is not null)
        {
            services.Replace(ServiceDescriptor.Singleton<IParameters>(embedded));
            services.Replace(ServiceDescriptor.Singleton<ISeal>(new MemorySeal()));
        }

        return services.BuildServiceProvider();
    }

    private static void AddTopics(IServiceCollection services, Timeline timeline, bool isEmbedded)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IPublisher)).ImplementationFactory!;
        services.AddSingleton(provider => new LocalTopics(
            timeline,
            TimeProvider.System,
            isEmbedded ? null : (IPublisher)usual(provider)
        ));
        services.Replace(
            ServiceDescriptor.Singleton<IPublisher>(provider => provider.GetRequiredService<LocalTopics>())
        );
    }
}
