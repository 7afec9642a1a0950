using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Wiring;
using Tokens.Domain.Ports;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// Wires the use cases to AWS. Everything is made when it is first asked for: a function pays at its start for what it
/// uses, and a wrong setting is reported by the invocation instead of crashing the process before it.
/// </summary>
[LambdaStartup]
public sealed class Startup
{
    [SuppressMessage("Performance", "CA1822", Justification = "The generated entry point calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new TokensEnvironment(Environment.GetEnvironmentVariable));
        AddLogging(services);
        services.AddAwsPorts();
        services.AddStoredPorts(Environment.GetEnvironmentVariable);
        services.AddRefreshPorts();
        services.AddUseCases();
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
}
