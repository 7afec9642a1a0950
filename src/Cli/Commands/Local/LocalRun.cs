using Tokens.Emulator.InProcess;
using Tokens.Cli.Output;
using Tokens.Cli.SampleProvider;

namespace Tokens.Cli.Commands.Local;

/// <summary>Runs the functions in this process until it is interrupted.</summary>
internal sealed class LocalRun(Terminal terminal, AwsTarget target, bool asJson, bool verbose)
{
    /// <summary>Short enough to see refreshes; above the margin for a run every 15 seconds.</summary>
    private static readonly TimeSpan SampleLifetime = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan SampleInterval = TimeSpan.FromSeconds(15);

    private readonly Timeline timeline = new(terminal, TimeProvider.System, beginning: null, asJson);

    /// <summary>With the environment's interval if null; without an AWS or a file, with sample connections.</summary>
    public async Task RunAsync(TimeSpan? every, string? parametersFile, CancellationToken cancellation)
    {
        target.Apply(Environment.SetEnvironmentVariable);
        Default("TOKENS_COMPLETED_TOPIC_ARN", LocalTopics.CompletedTopicArn);
        if (target.IsGiven)
        {
            await LoopAsync(null, every, () => Task.CompletedTask, cancellation);
            return;
        }

        var store = new EmulatedParameters(TimeProvider.System);
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

        await RunSampleAsync(store, every ?? SampleInterval, cancellation);
    }

    private async Task RunSampleAsync(EmulatedParameters store, TimeSpan every, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        AuthorizationServer Server(ProviderBehavior behavior) =>
            new(behavior with { AccessTokenLifetime = SampleLifetime }, clock);
        var (amazon, salesforce) = (Server(ProviderBehavior.LoginWithAmazon), Server(ProviderBehavior.Salesforce));
        await using var listener = await ProviderListener.StartAsync(amazon, salesforce);
        Environment.SetEnvironmentVariable("TOKENS_ALLOWED_HOSTS", listener.Address.Host);
        Environment.SetEnvironmentVariable("TOKENS_ROOT", null);
        foreach (var (variable, value) in SampleConnections.Settings)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        await new SampleConnections(
            store,
            Environment.SetEnvironmentVariable,
            listener,
            amazon,
            salesforce
        ).ConnectAsync(clock.GetUtcNow());
        Say(
            $"Three sample connections in memory. Their provider on {listener.Address} behaves like Login with Amazon and"
        );
        Say(
            "Salesforce, and is neither. Give --parameters for your own, --endpoint-url, --profile or --region for AWS."
        );
        await LoopAsync(store, every, () => Task.CompletedTask, cancellation);
    }

    private async Task LoopAsync(
        EmulatedParameters? embedded,
        TimeSpan? every,
        Func<Task> beforePoll,
        CancellationToken cancellation
    )
    {
        if (every is { } interval)
        {
            Environment.SetEnvironmentVariable("TOKENS_SWEEP_INTERVAL", $"{(long)interval.TotalSeconds}s");
        }

        await using var deployment = new LocalDeployment(timeline, embedded, verbose);
        var sweepEvery = deployment.Ports.Timing.SweepInterval;
        var root = deployment.Ports.Layout.Root;
        Say($"The schedule refreshes {root} every {TimeFormat.Span(sweepEvery)}; Ctrl-C ends it.");
        Say("");
        timeline.Head();
        var loop = new LocalLoop(deployment, timeline);
        var pollEvery = TimeSpan.FromSeconds(embedded is null ? 5 : 1);
        await loop.RunAsync(sweepEvery, pollEvery < sweepEvery ? pollEvery : sweepEvery, beforePoll, cancellation);
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
