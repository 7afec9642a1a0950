using System.Text.Json.Nodes;
using Tokens.Adapters.Composition;
using Tokens.Cli.Commands.Local.Page;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Ssm;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// Runs a deployment on this machine until it is interrupted: over the built-in emulator or LocalStack with the template's
/// topics, rules and queues; over moto or AWS by comparing versions.
/// </summary>
internal sealed class LocalRun
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestWatchPoll = TimeSpan.FromSeconds(5);

    private readonly TimeProvider clock = TimeProvider.System;
    private readonly Session session;
    private readonly LocalOptions options;
    private readonly Timeline timeline;
    private readonly LocalLog log;

    public LocalRun(Session session, LocalOptions options)
    {
        (this.session, this.options) = (session, options);
        timeline = new Timeline(session.Terminal, clock, beginning: null, options.AsJson);
        log = new LocalLog(timeline, clock);
    }

    /// <exception cref="CommandException">The options, settings or the file do not fit.</exception>
    /// <exception cref="EmulatorException">An emulator does not accept what is deployed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (options.Bootstrap is { } executable)
        {
            BootstrapFunctions.RequireExecutable(executable);
        }

        session.Target.Apply(Environment.SetEnvironmentVariable);
        if (!session.Target.IsGiven)
        {
            await RunEmbeddedAsync(cancellation);
            return;
        }

        Require(
            options.Parameters is null && options.Port == 0,
            "--parameters and --port are for the built-in emulator",
            "leave out --endpoint-url, --profile and --region, or these two"
        );
        using var aws = await DeployableAsync(cancellation);
        if (aws is not null)
        {
            await RunStackAsync(aws, new StackRun { BeforeSchedule = PolicyActions(aws) }, cancellation);
            return;
        }

        Require(
            options.Bootstrap is null,
            "--bootstrap needs queues, which are deployed to the built-in emulator and to LocalStack only",
            "leave out --bootstrap, or the options that choose another AWS"
        );
        await session.ReadSettingsAsync(cancellation);
        await WatchAsync(cancellation);
    }

    private static void Require(bool holds, string problem, string hint)
    {
        if (!holds)
        {
            throw new CommandException(problem, hint, ExitCode.Usage);
        }
    }

    private async Task RunEmbeddedAsync(CancellationToken cancellation)
    {
        await using var embedded = await EmbeddedEnvironment.StartAsync(options.Port);
        embedded.Apply();
        using var aws = new EmulatorClient(embedded.Emulator.Endpoint, Account.DefaultRegion);
        if (options.Parameters is { } path)
        {
            var file = new ParametersFile(path, aws);
            await file.ReadAsync(cancellation);
            var own = new StackRun
            {
                Embedded = embedded,
                Beside = token => [embedded.ScanPoliciesAsync(clock, token), file.FollowAsync(log, clock, token)],
            };
            await RunStackAsync(aws, own, cancellation);
            return;
        }

        await using var samples = await SampleEnvironment.StartAsync(embedded.Emulator, clock);
        var run = new StackRun
        {
            Embedded = embedded,
            Samples = samples,
            Beside = token => [embedded.ScanPoliciesAsync(clock, token)],
        };
        await RunStackAsync(aws, run, cancellation);
    }

    private async Task RunStackAsync(EmulatorClient aws, StackRun run, CancellationToken cancellation)
    {
        var settings = new TokensEnvironment(Environment.GetEnvironmentVariable);
        var interval = options.Every ?? (run.Samples is null ? settings.SweepInterval : SampleInterval);
        var parameters = StackParameters.Of(Environment.GetEnvironmentVariable);
        var stack = await new DeployStack(aws, parameters).RunAsync(interval, cancellation);
        foreach (var (name, value) in stack.VariablesOf(FunctionTable.RefreshTokens.Name))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        await using var inProcess = new InProcessFunctions(log, session.IsVerbose);
        await using ILocalFunctions functions = options.Bootstrap is { } executable
            ? new BootstrapFunctions(executable, stack.VariablesOf, log)
            : inProcess;
        var actions = run.Samples is { } samples ? new LocalActions(samples.Connections, functions, log) : null;
        var view = new LocalView(inProcess.Ports, log, () => run.Embedded?.Emulator.Delivered ?? [], actions)
        {
            Environment = run.Embedded is null ? $"Emulator on {aws.Endpoint}" : "Built-in emulator",
        };
        await using var page = await LocalPage.StartAsync(0, view, clock, cancellation);
        new LocalIntroduction(session.Terminal, options.AsJson)
        {
            Embedded = run.Embedded,
            Samples = run.Samples,
            Page = page.Address,
        }.Show(settings.Layout.Root.Value, interval);
        timeline.Head();
        var loop = new StackLoop(aws, stack, functions, log, clock).RunAsync(
            interval,
            run.BeforeSchedule,
            cancellation
        );
        await await Task.WhenAny([loop, view.RunAsync(cancellation), .. run.Beside(cancellation)]);
    }

    /// <summary>Null where nothing is deployed: not on loopback, or without change events.</summary>
    private static async Task<EmulatorClient?> DeployableAsync(CancellationToken cancellation)
    {
        var url = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || !endpoint.IsLoopback)
        {
            return null;
        }

        var region = Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } set
            ? set
            : Account.DefaultRegion;
        var aws = new EmulatorClient(endpoint, region);
        if (await aws.SendsEventsAsync(cancellation))
        {
            Environment.SetEnvironmentVariable("AWS_REGION", region);
            return aws;
        }

        aws.Dispose();
        return null;
    }

    /// <summary>LocalStack keeps policies and never acts on one: a scan does, and its events go over the bus.</summary>
    private Func<CancellationToken, Task> PolicyActions(EmulatorClient aws)
    {
        var scan = new PolicyScan(clock);
        return async cancellation =>
        {
            foreach (var acted in scan.Scan(await StackPolicies.ReadAsync(aws, cancellation)))
            {
                var entry = new JsonObject
                {
                    ["Time"] = acted.At.ToUnixTimeSeconds(),
                    ["Source"] = ParameterEvents.Source,
                    ["DetailType"] = ParameterEvents.PolicyType,
                    ["Detail"] = ParameterEvents.Policy(acted)["detail"]!.ToJsonString(),
                };
                await aws.CallAsync("AWSEvents.PutEvents", new() { ["Entries"] = new JsonArray(entry) }, cancellation);
            }
        };
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TOKENS_COMPLETED_TOPIC_ARN")))
        {
            Environment.SetEnvironmentVariable("TOKENS_COMPLETED_TOPIC_ARN", LocalTopics.CompletedTopicArn);
        }

        if (options.Every is { } interval)
        {
            Environment.SetEnvironmentVariable("TOKENS_SWEEP_INTERVAL", $"{(long)interval.TotalSeconds}s");
        }

        LocalTopics? topics = null;
        await using var functions = new InProcessFunctions(
            log,
            session.IsVerbose,
            inAws => topics = new LocalTopics(log, clock, inAws)
        );
        var every = functions.Ports.Timing.SweepInterval;
        new LocalIntroduction(session.Terminal, options.AsJson).Show(functions.Ports.Layout.Root.Value, every);
        timeline.Head();
        var loop = new WatchLoop(functions, topics!, log);
        await loop.RunAsync(every, LongestWatchPoll < every ? LongestWatchPoll : every, cancellation);
    }

    /// <summary>What differs between runs of a deployed stack.</summary>
    private sealed record StackRun
    {
        /// <summary>Null over LocalStack.</summary>
        public EmbeddedEnvironment? Embedded { get; init; }

        public SampleEnvironment? Samples { get; init; }

        /// <summary>Nothing over the built-in emulator, whose policies act by themselves.</summary>
        public Func<CancellationToken, Task> BeforeSchedule { get; init; } = _ => Task.CompletedTask;

        /// <summary>What runs until the end too.</summary>
        public Func<CancellationToken, IReadOnlyList<Task>> Beside { get; init; } = _ => [];
    }
}
