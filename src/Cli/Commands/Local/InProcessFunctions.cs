using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;
using Tokens.Functions.Logging;

namespace Tokens.Cli.Commands.Local;

/// <summary>The functions as in AWS, in this process, over the AWS and the settings that the environment names.</summary>
internal sealed class InProcessFunctions : ILocalFunctions
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly ServiceProvider services;
    private readonly FunctionHost host;
    private readonly LocalLog log;

    /// <param name="log">Where the functions log.</param>
    /// <param name="verbose">Whether debug lines are shown.</param>
    /// <param name="publisher">In place of the topics; null for the topics.</param>
    public InProcessFunctions(LocalLog log, bool verbose, Func<IPublisher, IPublisher>? publisher = null)
    {
        this.log = log;
        var loggers = LoggerFactory.Create(logging =>
            logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information).AddProvider(FunctionLogs.On(log))
        );
        Adapters = new DeploymentPorts(Environment, clock, loggers);
        var inAws = Startup.Ports(Adapters, Adapters.Parameters, loggers);
        Ports = publisher is null ? inAws : inAws with { Publisher = publisher(inAws.Publisher) };
        // Metrics are for CloudWatch.
        var lines = new JsonLines(Stream.Null, clock);
        services = Startup
            .AddFunctions(new ServiceCollection(), Environment, lines, loggers, () => Ports)
            .BuildServiceProvider();
        host = new FunctionHost(services, clock);
    }

    public TokensEnvironment Environment { get; } = new(System.Environment.GetEnvironmentVariable);

    public DeploymentPorts Adapters { get; }

    public IParameters Parameters => Adapters.Parameters;

    public TokensPorts Ports { get; }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "As Lambda's runtime: whatever a function throws is shown, and fails this invocation only."
    )]
    public async Task<bool> InvokeAsync(FunctionEntry function, string payload, CancellationToken cancellation)
    {
        FunctionLogs.Begin(function.Name);
        try
        {
            await host.InvokeAsync(function, payload).WaitAsync(cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (StoreException failure)
        {
            log.Add(function.Name, failure.Message, Style.Bad);
            return false;
        }
        catch (Exception failure)
        {
            // The type alone: a message may repeat what was sent.
            log.Add(function.Name, $"failed with {failure.GetType().Name}", Style.Bad);
            return false;
        }
        finally
        {
            FunctionLogs.Begin("");
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
