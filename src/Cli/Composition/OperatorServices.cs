using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Commands.Doctor.Legacy;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Commands.Restore;
using Tokens.Cli.Commands.Rotate;
using Tokens.Cli.Operations;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>The use cases, their ports and the command's own operations, for an operator at a terminal.</summary>
internal static class OperatorServices
{
    /// <summary>Over the AWS that the environment names.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, Session session) =>
        services.AddOperator(
            session,
            TimeProvider.System,
            adapters => new KeyPreservingParameters(adapters.Parameters)
        );

    /// <param name="services">Where they are added.</param>
    /// <param name="session">The run.</param>
    /// <param name="clock">The one clock.</param>
    /// <param name="store">Where everything is kept.</param>
    public static IServiceCollection AddOperator(
        this IServiceCollection services,
        Session session,
        TimeProvider clock,
        Func<DeploymentPorts, IParameters> store
    )
    {
        var environment = new TokensEnvironment(Environment.GetEnvironmentVariable);
        var loggers = LoggerFactory.Create(logging =>
            logging
                .SetMinimumLevel(session.IsVerbose ? LogLevel.Debug : LogLevel.Warning)
                .AddProvider(TerminalLog.To(session.Terminal))
        );
        var adapters = new DeploymentPorts(environment, clock, loggers);
        return services
            .AddSingleton(session.Terminal)
            .AddSingleton(clock)
            .AddSettings(environment)
            .AddSingleton(_ => store(adapters))
            .AddSingleton(made =>
                Ports(adapters, made.GetRequiredService<IParameters>(), loggers, session.Interruption)
            )
            .AddSingleton<TokensUseCases>()
            .AddEach(_ => adapters)
            .AddEach(_ => new Inspectors(adapters.Ssm, clock))
            .AddEach(made => made.GetRequiredService<TokensPorts>())
            .AddEach(made => made.GetRequiredService<TokensUseCases>())
            .AddOperations();
    }

    private static TokensPorts Ports(
        DeploymentPorts adapters,
        IParameters store,
        ILoggerFactory loggers,
        Interruption interruption
    )
    {
        var rotations = new RotationLog(loggers.CreateLogger<RotationLog>());
        var ports = adapters.Create(store, new OperatorLog(loggers.CreateLogger<RefreshLog>()), rotations, rotations);
        return ports with
        {
            TokenEndpoint = new UninterruptedEndpoint(ports.TokenEndpoint, interruption),
            Seal = new SealOrSaveToFile(ports.Seal, RescueFile.Folders, interruption),
        };
    }

    private static IServiceCollection AddSettings(this IServiceCollection services, TokensEnvironment environment) =>
        services
            .AddSingleton(environment)
            .AddSingleton(_ => environment.Layout)
            .AddSingleton(_ => environment.AllowedHosts)
            .AddSingleton(_ => environment.AllowedPaths)
            .AddSingleton(_ => environment.ConnectionRules)
            .AddSingleton(_ => environment.ClientRules);

    /// <summary>Each property under its own type, unless something is registered under it: read when it is asked for.</summary>
    private static IServiceCollection AddEach<T>(this IServiceCollection services, Func<IServiceProvider, T> whole)
    {
        foreach (var property in typeof(T).GetProperties())
        {
            services.TryAdd(
                ServiceDescriptor.Singleton(property.PropertyType, made => property.GetValue(whole(made))!)
            );
        }

        return services;
    }

    private static IServiceCollection AddOperations(this IServiceCollection services) =>
        services
            .AddSingleton<DeploymentSettings>()
            .AddSingleton<Drafts>()
            .AddSingleton<FindConnection>()
            .AddSingleton<FindSecretToRotate>()
            .AddSingleton<UnstoredTokenMessage>()
            .AddSingleton<KeepRefreshToken>()
            .AddSingleton<RestoreToken>()
            .AddSingleton<WriteCredential>()
            .AddSingleton<PlanDefinition>()
            .AddSingleton<WriteDefinition>()
            .AddSingleton<PlanRemoval>()
            .AddSingleton<CarryOutRemoval>()
            .AddDoctorChecks();

    /// <summary>In the order in which they are made: what the others rest on first.</summary>
    private static IServiceCollection AddDoctorChecks(this IServiceCollection services) =>
        services
            .AddSingleton<IDoctorCheck, SettingsCheck>()
            .AddSingleton<IDoctorCheck, FoldersCheck>()
            .AddSingleton<IDoctorCheck, ClockCheck>()
            .AddSingleton<IDoctorCheck, PermissionsCheck>()
            .AddSingleton<IDoctorCheck, KeyCheck>()
            .AddSingleton<IDoctorCheck, ClientsCheck>()
            .AddSingleton<IDoctorCheck, ConnectionsCheck>()
            .AddSingleton<IDoctorCheck, LegacyDefinitionsCheck>()
            .AddSingleton<IDoctorCheck, CredentialsCheck>()
            .AddSingleton<IDoctorCheck, RotationCheck>()
            .AddSingleton<IDoctorCheck, PoliciesCheck>()
            .AddSingleton<IDoctorCheck, VersionsCheck>()
            .AddSingleton<IDoctorCheck, TopicsCheck>()
            .AddSingleton<IDoctorCheck, LimitCheck>();
}
