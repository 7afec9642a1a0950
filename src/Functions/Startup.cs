using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions.Logging;

namespace Tokens.Functions;

/// <summary>
/// Composes the functions over AWS. Everything is made at its first use: a function pays at its start for what it uses.
/// The generated entry point makes the function before its first invocation, so what reads settings or makes clients
/// comes to it as a <see cref="Lazy{T}"/>: a wrong setting fails the invocation, with a message, instead of the process.
/// </summary>
[LambdaStartup]
public sealed class Startup
{
    [SuppressMessage("Performance", "CA1822", Justification = "The generated entry point calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services) =>
        AddFunctions(
            services,
            new TokensEnvironment(Environment.GetEnvironmentVariable),
            TimeProvider.System,
            JsonLines.StandardOutput()
        );

    /// <summary>With the log as JSON lines to <paramref name="output"/>.</summary>
    public static IServiceCollection AddFunctions(
        IServiceCollection services,
        TokensEnvironment environment,
        TimeProvider clock,
        Stream output
    )
    {
        var lines = new JsonLines(output, clock);
        // Without AddLogging, whose options would be composed by reflection.
        var loggers = new LoggerFactory(
            [new JsonLineLoggerProvider(lines)],
            new LoggerFilterOptions { MinLevel = LogLevelSetting.Read(environment.Variable) }
        );
        return AddFunctions(services, environment, lines, loggers, InAws);

        TokensPorts InAws()
        {
            var adapters = new DeploymentPorts(environment, clock, loggers);
            return Ports(adapters, adapters.Parameters, loggers);
        }
    }

    /// <summary>What the functions' constructors take, over any ports.</summary>
    public static IServiceCollection AddFunctions(
        IServiceCollection services,
        TokensEnvironment environment,
        JsonLines lines,
        ILoggerFactory loggers,
        Func<TokensPorts> ports
    ) =>
        services
            .AddTokens(ports)
            .AddSingleton(environment)
            .AddSingleton(new FunctionLog(lines, loggers.CreateLogger<FunctionLog>()))
            .AddSingleton(
                new Lazy<RefreshMetrics>(
                    () => new RefreshMetrics(lines, environment.Layout.Root),
                    LazyThreadSafetyMode.PublicationOnly
                )
            );

    /// <summary>A deployment's ports that report to the functions' log.</summary>
    public static TokensPorts Ports(DeploymentPorts adapters, IParameters parameters, ILoggerFactory loggers)
    {
        var rotations = new RotationLog(loggers.CreateLogger<RotationLog>());
        return adapters.Create(parameters, new RefreshLog(loggers.CreateLogger<RefreshLog>()), rotations, rotations);
    }
}
