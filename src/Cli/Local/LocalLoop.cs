using Tokens.Adapters.Memory;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Local;

/// <summary>What EventBridge, Parameter Store and SNS do for the functions: ticks, changes, policy actions, messages.</summary>
/// <param name="host">The functions.</param>
/// <param name="watch">Finds changes.</param>
/// <param name="policies">Where policies are read.</param>
/// <param name="topics">What was published.</param>
/// <param name="timeline">Where all of it is shown.</param>
/// <param name="completedTopicArn">The topic that CompleteRotation listens to.</param>
internal sealed class LocalLoop(
    FunctionHost host,
    CredentialWatch watch,
    LocalPolicies policies,
    LocalTopics topics,
    Timeline timeline,
    string completedTopicArn
)
{
    private readonly TimeProvider clock = TimeProvider.System;
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
                await InvokeAsync(nameof(RefreshTokensFunction.RefreshTokens), EventTexts.Schedule(now));
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
                await InvokeAsync(nameof(DetectRotationFunction.DetectRotation), text);
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
            var policed = await policies.ReadAsync(watch.Names, cancellation);
            foreach (var action in scan.Scan(policed))
            {
                timeline.Add("Parameter Store", $"policy: {action.Parameter} {PolicyWords.Of(action)}", Style.Strong);
                if (action.Kind == PolicyKind.Expiration)
                {
                    policies.Expire(action.Parameter);
                }

                var its = policed.First(parameter => parameter.Name == action.Parameter);
                var text = EventTexts.Policy(action, PolicyWords.ContentOf(action, its));
                await InvokeAsync(nameof(RemindOfRotationFunction.RemindOfRotation), text);
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
        await foreach (var completed in topics.Completions.ReadAllAsync(cancellation))
        {
            timeline.Add(
                "SNS",
                $"rotation completed: {completed.Parameter}, version {completed.Version.Number}",
                Style.Strong
            );
            var text = EventTexts.Completion(completed, completedTopicArn, clock.GetUtcNow());
            await InvokeAsync(nameof(CompleteRotationFunction.CompleteRotation), text);
        }
    }

    /// <summary>Lambda would log a function's failure and try again; the next look or sweep does here.</summary>
    private async Task InvokeAsync(string function, string payload)
    {
        FunctionLogs.Begin(function);
        try
        {
            await host.InvokeAsync(function, payload);
        }
        catch (StoreException failure)
        {
            timeline.Add(function, failure.Message, Style.Bad);
        }
        finally
        {
            FunctionLogs.Begin("");
        }
    }
}
