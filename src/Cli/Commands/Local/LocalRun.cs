using System.Text.Json.Nodes;
using Tokens.Adapters.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Ssm;

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
    private readonly LocalIntroduction introduction;

    public LocalRun(Session session, LocalOptions options)
    {
        (this.session, this.options) = (session, options);
        timeline = new Timeline(session.Terminal, clock, beginning: null, options.AsJson);
        log = new LocalLog(timeline, clock);
        introduction = new LocalIntroduction(session.Terminal, options.AsJson);
    }

    /// <exception cref="CommandException">The options, settings or the file do not fit, or an emulator refuses.</exception>
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

        if (options.Parameters is not null || options.Port != 0)
        {
            throw new CommandException(
                "--parameters and --port are for the built-in emulator",
                "leave out --endpoint-url, --profile and --region, or these two",
                ExitCode.Usage
            );
        }

        using var aws = await DeployableAsync(cancellation);
        if (aws is not null)
        {
            await using var stack = await StartStackAsync(aws, options.Every, cancellation);
            await stack.RunAsync(PolicyActions(aws), cancellation);
            return;
        }

        await session.ReadSettingsAsync(cancellation);
        await WatchAsync(cancellation);
    }

    private async Task RunEmbeddedAsync(CancellationToken cancellation)
    {
        await using var embedded = await EmbeddedEnvironment.StartAsync(options.Port);
        embedded.Apply();
        using var aws = new EmulatorClient(embedded.Emulator.Endpoint, Account.DefaultRegion);
        introduction.Add(embedded);
        if (options.Parameters is { } path)
        {
            var file = new ParametersFile(path, aws);
            await file.ReadAsync(cancellation);
            await using var own = await StartStackAsync(aws, options.Every, cancellation);
            await Task.WhenAny(own.RunAsync(NoPoliciesAsync, cancellation), file.FollowAsync(log, clock, cancellation)).Unwrap();
            return;
        }

        await using var samples = await SampleEnvironment.StartAsync(embedded.Emulator, clock);
        introduction.Add(samples);
        await using var stack = await StartStackAsync(aws, options.Every ?? SampleInterval, cancellation);
        await stack.RunAsync(NoPoliciesAsync, cancellation);
    }

    /// <summary>The emulator's policies act by themselves.</summary>
    private static Task NoPoliciesAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Null where nothing is deployed: not on loopback, or without change events.</summary>
    private static async Task<EmulatorClient?> DeployableAsync(CancellationToken cancellation)
    {
        var url = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var endpoint) || !endpoint.IsLoopback)
        {
            return null;
        }

        var region = Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } set ? set : Account.DefaultRegion;
        var aws = new EmulatorClient(endpoint, region);
        if (await aws.SendsEventsAsync(cancellation))
        {
            Environment.SetEnvironmentVariable("AWS_REGION", region);
            return aws;
        }

        aws.Dispose();
        return null;
    }

    private async Task<RunningStack> StartStackAsync(
        EmulatorClient aws,
        TimeSpan? every,
        CancellationToken cancellation
    )
    {
        var parameters = StackParameters.Of(Environment.GetEnvironmentVariable);
        var interval = every ?? new TokensEnvironment(Environment.GetEnvironmentVariable).SweepInterval;
        var stack = await new DeployStack(aws, parameters).RunAsync(interval, cancellation);
        foreach (var (name, value) in stack.VariablesOf(Functions.FunctionTable.RefreshTokens.Name))
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        ILocalFunctions functions = options.Bootstrap is { } executable
            ? new BootstrapFunctions(executable, stack.VariablesOf, log)
            : new InProcessFunctions(log, session.IsVerbose);
        introduction.Show(parameters["Root"], interval);
        timeline.Head();
        return new RunningStack(new StackLoop(aws, stack, functions, log, clock), functions, interval);
    }

    /// <summary>LocalStack keeps policies and never acts on one: a scan does, and its events go over the bus.</summary>
    private Func<CancellationToken, Task> PolicyActions(EmulatorClient aws)
    {
        var scan = new PolicyScan(clock);
        return async cancellation =>
        {
            foreach (var acted in scan.Scan(await StackPolicies.ReadAsync(aws, cancellation)))
            {
                var happened = ParameterEvents.Policy(acted);
                var entry = new JsonObject
                {
                    ["Source"] = ParameterEvents.Source,
                    ["DetailType"] = ParameterEvents.PolicyType,
                    ["Detail"] = happened["detail"]!.ToJsonString(),
                };
                await aws.CallAsync("AWSEvents.PutEvents", new() { ["Entries"] = new JsonArray(entry) }, cancellation);
            }
        };
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        if (options.Bootstrap is not null)
        {
            throw new CommandException(
                "--bootstrap needs queues, which are deployed to the built-in emulator and to LocalStack only",
                "leave out --bootstrap, or the options that choose another AWS",
                ExitCode.Usage
            );
        }

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
        introduction.Show(functions.Ports.Layout.Root.Value, every);
        timeline.Head();
        var ssm = functions.Adapters.Ssm;
        var loop = new WatchLoop(
            functions,
            topics!,
            (names, token) => StackPolicies.ReadAsync(ssm, names, token),
            log
        );
        await loop.RunAsync(every, LongestWatchPoll < every ? LongestWatchPoll : every, cancellation);
    }

    /// <summary>A deployed stack and what runs its functions.</summary>
    private sealed record RunningStack(StackLoop Loop, ILocalFunctions Functions, TimeSpan Every) : IAsyncDisposable
    {
        public Task RunAsync(Func<CancellationToken, Task> beforeSchedule, CancellationToken cancellation) =>
            Loop.RunAsync(Every, beforeSchedule, cancellation);

        public ValueTask DisposeAsync() => Functions.DisposeAsync();
    }
}
