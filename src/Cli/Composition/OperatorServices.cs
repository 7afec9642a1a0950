using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Wiring;
using Tokens.Cli.Output;
using Tokens.Domain.Ports;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Composition;

/// <summary>Wires the use cases for a person at a terminal.</summary>
internal static class OperatorServices
{
    /// <summary>Over the AWS that the environment names.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, Terminal terminal, bool verbose) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new TokensEnvironment(Environment.GetEnvironmentVariable))
            .AddJournals(terminal, verbose)
            .AddAwsPorts()
            .AddStoredPorts(Environment.GetEnvironmentVariable)
            .AddRefreshPorts()
            .AddUseCases();

    /// <summary>What is told beside a command's own answer goes to standard error; all of it where that was asked for.</summary>
    private static IServiceCollection AddJournals(this IServiceCollection services, Terminal terminal, bool verbose) =>
        services
            .AddSingleton(terminal)
            .AddLogging(logging =>
                logging
                    .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning)
                    .AddProvider(new TerminalLoggerProvider(terminal))
            )
            .AddSingleton<IRefreshJournal, OperatorJournal>()
            .AddSingleton<RotationJournal>()
            .AddSingleton<IRotationJournal>(provider => provider.GetRequiredService<RotationJournal>())
            .AddSingleton<IOutboxJournal>(provider => provider.GetRequiredService<RotationJournal>());
}
