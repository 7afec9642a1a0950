using Tokens.Adapters.Memory;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Local;

/// <summary>The functions in this process, until somebody ends it.</summary>
internal sealed class LocalRun(Terminal terminal, AwsTarget target, bool asJson, bool verbose)
{
    /// <summary>Short enough that something is to be seen; above the margin of a sweep every quarter of a minute.</summary>
    private static readonly TimeSpan RehearsedLifetime = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan RehearsedSweep = TimeSpan.FromSeconds(15);

    private readonly Timeline timeline = new(terminal, TimeProvider.System, beginning: null, asJson);

    /// <param name="every">How often the schedule ticks; null for what the environment says.</param>
    /// <param name="parametersFile">What the embedded store holds; null for the rehearsal's own connections.</param>
    /// <param name="cancellation">The way it ends.</param>
    public async Task RunAsync(TimeSpan? every, string? parametersFile, CancellationToken cancellation)
    {
        target.Apply(Environment.SetEnvironmentVariable);
        Default("TOKENS_COMPLETED_TOPIC_ARN", LocalTopics.CompletedTopicArn);
        if (target.IsGiven)
        {
            await LoopAsync(null, every, () => Task.CompletedTask, cancellation);
            return;
        }

        var store = new MemoryParameters(TimeProvider.System);
        if (parametersFile is not null)
        {
            var file = new ParametersFile(parametersFile, store);
            await file.ReadAsync(cancellation);
            await LoopAsync(
                store,
                every,
                () => file.IsNewer ? file.ReadAsync(cancellation) : Task.CompletedTask,
                cancellation
            );
            return;
        }

        await RehearseAsync(store, every ?? RehearsedSweep, cancellation);
    }

    private async Task RehearseAsync(MemoryParameters store, TimeSpan every, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var amazon = new AuthorizationServer(
            ServerHabits.LoginWithAmazon with
            {
                AccessTokenLifetime = RehearsedLifetime,
            },
            clock
        );
        var salesforce = new AuthorizationServer(
            ServerHabits.Salesforce with
            {
                AccessTokenLifetime = RehearsedLifetime,
            },
            clock
        );
        await using var listener = await ProviderListener.StartAsync(amazon, salesforce);
        Environment.SetEnvironmentVariable("TOKENS_ALLOWED_HOSTS", listener.Address.Host);
        Environment.SetEnvironmentVariable("TOKENS_ROOT", null);
        foreach (var (variable, value) in RehearsedConnections.Settings)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        var world = new RehearsedConnections(store, Environment.SetEnvironmentVariable, listener, amazon, salesforce);
        await world.ConnectAsync(clock.GetUtcNow());
        Say(
            $"A rehearsal: three connections in memory, whose token endpoint on {listener.Address} behaves like Login with"
        );
        Say(
            "Amazon and Salesforce, and is neither. Give --parameters for your own, --endpoint-url, --profile or --region for AWS."
        );
        await LoopAsync(store, every, () => Task.CompletedTask, cancellation);
    }

    private async Task LoopAsync(
        MemoryParameters? embedded,
        TimeSpan? every,
        Func<Task> before,
        CancellationToken cancellation
    )
    {
        if (every is { } interval)
        {
            Environment.SetEnvironmentVariable("TOKENS_SWEEP_INTERVAL", $"{(long)interval.TotalSeconds}s");
        }

        await using var deployment = new LocalDeployment(timeline, embedded, verbose);
        var sweepEvery = deployment.Ports.Timing.SweepInterval;
        Say(
            $"The functions look at {deployment.Ports.Layout.Root} every {TimeWords.Span(sweepEvery)}; Ctrl-C ends them."
        );
        Say("");
        timeline.Head();
        var loop = new LocalLoop(deployment, timeline);
        var lookEvery = TimeSpan.FromSeconds(embedded is null ? 5 : 1);
        await loop.RunAsync(sweepEvery, lookEvery < sweepEvery ? lookEvery : sweepEvery, before, cancellation);
    }

    private void Say(string line)
    {
        if (!asJson)
        {
            terminal.Line(line);
        }
    }

    private static void Default(string variable, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)))
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }
}
