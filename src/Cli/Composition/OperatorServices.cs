using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Seals;
using Tokens.Adapters.Wiring;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Commands.Clients;
using Tokens.Cli.Commands.Examining;
using Tokens.Cli.Commands.Examining.EarlierForm;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Commands.Restoring;
using Tokens.Cli.Commands.Rotating;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>Wires the use cases for a person at a terminal.</summary>
internal static class OperatorServices
{
    /// <summary>Over the AWS that the environment names.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, Session session) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new TokensEnvironment(Environment.GetEnvironmentVariable))
            .AddJournals(session.Terminal, session.IsVerbose)
            .AddAwsPorts()
            .AddSealOpener()
            .AddInspectors()
            .AddSingleton<IParameters>(provider => new KeptKeys(provider.GetRequiredService<SsmParameters>()))
            .AddStoredPorts(Environment.GetEnvironmentVariable)
            .AddRefreshPorts()
            .AddUninterrupted(session.Interruption)
            .AddSingleton<ISeal>(provider => new RescuingSeal(
                provider.GetRequiredService<KmsSeal>(),
                RescueFile.Folders,
                session.Interruption
            ))
            .AddUseCases()
            .AddOperations();

    /// <summary>In the place of what the store has: for a trial.</summary>
    public static IServiceCollection AddOverlay(this IServiceCollection services, Overlay overlay)
    {
        services
            .AddSingleton(provider => new Unremembered(ActivatorUtilities.CreateInstance<Statuses>(provider)))
            .AddSingleton<IStatuses>(provider => provider.GetRequiredService<Unremembered>())
            .AddSingleton<IPublisher>(provider => provider.GetRequiredService<Unremembered>())
            .AddSingleton<IOutboxObserver>(provider => provider.GetRequiredService<Unremembered>())
            .AddSingleton<ICredentialStore>(provider => new OverlaidCredentials(
                new StoredCredentials(provider.GetRequiredService<IParameters>(), Environment.GetEnvironmentVariable),
                overlay.Credentials
            ));
        return overlay.Definition is { } definition
            ? services.AddSingleton(provider => provider.GetRequiredService<Drafts>().CatalogueWith(definition))
            : services;
    }

    private static IServiceCollection AddUninterrupted(this IServiceCollection services, Interruption interruption)
    {
        var usual = services.Last(service => service.ServiceType == typeof(ITokenEndpoint)).ImplementationFactory!;
        return services.Replace(
            ServiceDescriptor.Singleton<ITokenEndpoint>(provider => new UninterruptedEndpoint(
                (ITokenEndpoint)usual(provider),
                interruption
            ))
        );
    }

    private static IServiceCollection AddOperations(this IServiceCollection services) =>
        services
            .AddSingleton<DeploymentSettings>()
            .AddSingleton<Drafts>()
            .AddSingleton<FindConnection>()
            .AddSingleton<FindSecretToRotate>()
            .AddSingleton<RescueWords>()
            .AddSingleton<KeepRefreshToken>()
            .AddSingleton<RestoreToken>()
            .AddSingleton<WriteCredential>()
            .AddSingleton<PlanConnection>()
            .AddSingleton<WriteConnection>()
            .AddSingleton<PlanClient>()
            .AddSingleton<WriteClient>()
            .AddSingleton<PlanRemoval>()
            .AddSingleton<PlanClientRemoval>()
            .AddSingleton<CarryOutRemoval>()
            .AddExaminations();

    /// <summary>In the order in which they are made: what the others rest on first.</summary>
    private static IServiceCollection AddExaminations(this IServiceCollection services) =>
        services
            .AddSingleton<IExamination, SettingsExamination>()
            .AddSingleton<IExamination, FoldersExamination>()
            .AddSingleton<IExamination, ClockExamination>()
            .AddSingleton<IExamination, PermissionsExamination>()
            .AddSingleton<IExamination, KeyExamination>()
            .AddSingleton<IExamination, ClientsExamination>()
            .AddSingleton<IExamination, DefinitionsExamination>()
            .AddSingleton<IExamination, EarlierFormExamination>()
            .AddSingleton<IExamination, CredentialsExamination>()
            .AddSingleton<IExamination, RotationExamination>()
            .AddSingleton<IExamination, PoliciesExamination>()
            .AddSingleton<IExamination, VersionsExamination>()
            .AddSingleton<IExamination, TopicsExamination>()
            .AddSingleton<IExamination, LimitExamination>();

    /// <summary>What is told beside a command's own answer goes to standard error; all of it where that was asked for.</summary>
    private static IServiceCollection AddJournals(this IServiceCollection services, Terminal terminal, bool verbose) =>
        services
            .AddSingleton(terminal)
            .AddLogging(logging =>
                logging
                    .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning)
                    .AddProvider(TerminalLog.To(terminal))
            )
            .AddSingleton<IRefreshObserver, OperatorLog>()
            .AddSingleton<RotationLog>()
            .AddSingleton<IRotationObserver>(provider => provider.GetRequiredService<RotationLog>())
            .AddSingleton<IOutboxObserver>(provider => provider.GetRequiredService<RotationLog>());
}
