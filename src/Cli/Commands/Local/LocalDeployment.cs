using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Composition;
using Tokens.Emulator.InProcess;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Commands.Local;

/// <summary>The functions as in AWS, but for their log and topics, and for the embedded store where there is one.</summary>
internal sealed class LocalDeployment : IAsyncDisposable
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly ServiceProvider services;

    /// <param name="timeline">Where all of it is shown.</param>
    /// <param name="embedded">The store in memory; null for the AWS that the environment names.</param>
    /// <param name="verbose">Whether debug lines are shown.</param>
    public LocalDeployment(Timeline timeline, EmulatedParameters? embedded, bool verbose)
    {
        var loggers = LoggerFactory.Create(logging =>
            logging
                .SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information)
                .AddProvider(FunctionLogs.On(timeline))
        );
        var adapters = new DeploymentPorts(Environment, clock, loggers);
        Parameters = embedded ?? adapters.Parameters;
        Policies = new LocalPolicies(embedded, () => adapters.Ssm);
        var inAws = Startup.Ports(adapters, Parameters, loggers);
        Topics = new LocalTopics(timeline, clock, embedded is null ? inAws.Publisher : null);
        Ports = inAws with { Publisher = Topics, Seal = embedded is null ? inAws.Seal : new NoSeal() };
        // Metrics are for CloudWatch.
        var lines = new JsonLines(Stream.Null, clock);
        services = Startup
            .AddFunctions(new ServiceCollection(), Environment, lines, loggers, () => Ports)
            .BuildServiceProvider();
    }

    public TokensEnvironment Environment { get; } = new(System.Environment.GetEnvironmentVariable);

    public IParameters Parameters { get; }

    public TokensPorts Ports { get; }

    public LocalTopics Topics { get; }

    public LocalPolicies Policies { get; }

    public FunctionHost Host => field ??= new(services, clock);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
