using Tokens.Adapters.Memory;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Local;

/// <summary>What EventBridge, Parameter Store and SNS do for the functions: ticks, changes, policy actions, messages.</summary>
/// <param name="deployment">The functions, and what they run on.</param>
/// <param name="timeline">Where all of it is shown.</param>
internal sealed class LocalLoop(LocalDeployment deployment, Timeline timeline)
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly CredentialWatch watch = new(
        deployment.Ports.Catalogue,
        deployment.Parameters,
        TimeProvider.System
    );
    private readonly ClockDrivenPolicies scan = new(TimeProvider.System);
    private bool policiesAreReadable = true;

    /// <param name="sweepEvery">How often the schedule ticks, and policies are looked at.</param>
    /// <param name="lookEvery">How often changes are looked for.</param>
    /// <param name="before">Done before each look.</param>
    /// <param name="cancellation">The way it ends.</param>
    public async Task RunAsync(
        TimeSpan sweepEvery,
        TimeSpan lookEvery,
        Func<Task> before,
        CancellationToken cancellation
    )
    {
        var completing = CompleteAsync(cancellation);
        using var timer = new PeriodicTimer(lookEvery, clock);
        var nextSweep = clock.GetUtcNow();
        do
        {
            await before();
            await LookAsync(cancellation);
            if (clock.GetUtcNow() is var now && now >= nextSweep)
            {
                // Not from the time of the last one: that would come later and later.
                nextSweep += sweepEvery * Math.Ceiling((now - nextSweep + TimeSpan.FromTicks(1)) / sweepEvery);
                await ScanAsync(cancellation);
                await InvokeAsync(FunctionTable.RefreshTokens, EventTexts.Schedule(now));
            }
        } while (await timer.WaitForNextTickAsync(cancellation));

        await completing;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var change in await watch.LookAsync(cancellation))
            {
                timeline.Add("Parameter Store", $"change: {change.Operation} {change.Name}", Style.Strong);
                var text = EventTexts.Change(change.Name, change.Operation, change.At);
                await InvokeAsync(FunctionTable.DetectRotation, text);
            }
        }
        catch (StoreException failure)
        {
            timeline.Add("Parameter Store", failure.Message, Style.Bad);
        }
    }

    private async Task ScanAsync(CancellationToken cancellation)
    {
        if (!policiesAreReadable)
        {
            return;
        }

        try
        {
            var policed = await deployment.Policies.ReadAsync(watch.Names, cancellation);
            foreach (var action in scan.Scan(policed))
            {
                timeline.Add("Parameter Store", $"policy: {action.Parameter} {PolicyWords.Of(action)}", Style.Strong);
                if (action.Kind == PolicyKind.Expiration)
                {
                    deployment.Policies.Expire(action.Parameter);
                }

                var its = policed.First(parameter => parameter.Name == action.Parameter);
                var text = EventTexts.Policy(action, PolicyWords.ContentOf(action, its));
                await InvokeAsync(FunctionTable.RemindOfRotation, text);
            }
        }
        catch (StoreException failure)
        {
            // An emulator tells policies in a form that no client of AWS reads; the hourly look reminds all the same.
            policiesAreReadable = false;
            timeline.Add("Parameter Store", $"no policy actions in this run: {failure.Message}", Style.Warning);
        }
    }

    /// <summary>Beside the sweeps: a new secret that is refused is given time to settle.</summary>
    private async Task CompleteAsync(CancellationToken cancellation)
    {
        await foreach (var completed in deployment.Topics.Completions.ReadAllAsync(cancellation))
        {
            timeline.Add(
                "SNS",
                $"rotation completed: {completed.Parameter}, version {completed.Version.Number}",
                Style.Strong
            );
            var topic = deployment.Environment.CompletedTopicArn!;
            var text = EventTexts.Completion(completed, topic, clock.GetUtcNow());
            await InvokeAsync(FunctionTable.CompleteRotation, text);
        }
    }

    /// <summary>Lambda would log a function's failure and try again; the next look or sweep does here.</summary>
    private async Task InvokeAsync(FunctionEntry function, string payload)
    {
        FunctionLogs.Begin(function.Name);
        try
        {
            await deployment.Host.InvokeAsync(function, payload);
        }
        catch (StoreException failure)
        {
            timeline.Add(function.Name, failure.Message, Style.Bad);
        }
        finally
        {
            FunctionLogs.Begin("");
        }
    }
}
