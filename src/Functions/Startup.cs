using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Wiring;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// Wires the use cases to AWS. Everything is made when it is first asked for: a function pays at its start for what it
/// uses. The generated entry point makes the function before its first invocation, so what reads settings or makes clients
/// comes to it as a <see cref="Lazy{T}"/>: a wrong setting is reported by the invocation instead of crashing the process
/// before it.
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
        AddLater<RefreshTokens>(services);
        AddLater<RefreshMetrics>(services);
        AddLater<RemindOfRotation>(services);
        AddLater<DetectRotation>(services);
        AddLater<CompleteRotation>(services);
    }

    /// <summary>Made at its first use; tried again at the next where that fails.</summary>
    private static void AddLater<
        // As Lazy<T> has it, though it never comes to a constructor here.
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
            T
    >(IServiceCollection services)
        where T : notnull =>
        services.AddSingleton(made => new Lazy<T>(made.Get<T>, LazyThreadSafetyMode.PublicationOnly));

    private static void AddLogging(IServiceCollection services)
    {
        services.AddSingleton(made => new JsonLines(JsonLines.StandardOutput(), made.Get<TimeProvider>()));
        // Without AddLogging, whose options would be put together by reflection.
        services.AddSingleton<ILoggerFactory>(made => new LoggerFactory(
            [new JsonLineLoggerProvider(made.Get<JsonLines>())],
            new LoggerFilterOptions { MinLevel = LogLevelSetting.Read(Environment.GetEnvironmentVariable) }
        ));
        services.AddSingleton(made => new FunctionLog(made.Get<JsonLines>(), made.Logger<FunctionLog>()));
        services.AddSingleton<IRefreshObserver>(made => new RefreshLog(made.Logger<RefreshLog>()));
        services.AddSingleton(made => new RotationLog(made.Logger<RotationLog>()));
        services.AddSingleton<IRotationObserver>(made => made.Get<RotationLog>());
        services.AddSingleton<IOutboxObserver>(made => made.Get<RotationLog>());
        services.AddSingleton(made => new RefreshMetrics(
            made.Get<JsonLines>(),
            made.Get<TimeProvider>(),
            made.Get<TokensEnvironment>().Layout.Root
        ));
    }
}
