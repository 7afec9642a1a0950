using Tokens.Emulator.InProcess;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>Invokes the functions as EventBridge and SNS would: by schedule, changes, policy actions and messages.</summary>
internal sealed class LocalLoop(LocalDeployment deployment, Timeline timeline)
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly CredentialWatch watch = new(
        deployment.Ports.Catalogue,
        deployment.Parameters,
        TimeProvider.System
    );
    private readonly PolicyScan scan = new(TimeProvider.System);
    private bool policiesAreReadable = true;

    /// <summary>Reads policies at each run of the schedule, and looks for changes at each poll.</summary>
    public async Task RunAsync(
        TimeSpan sweepEvery,
        TimeSpan pollEvery,
        Func<Task> beforePoll,
        CancellationToken cancellation
    )
    {
        var completing = CompleteAsync(cancellation);
        using var timer = new PeriodicTimer(pollEvery, clock);
        var nextSweep = clock.GetUtcNow();
        do
        {
            await beforePoll();
            await PollAsync(cancellation);
            if (clock.GetUtcNow() is var now && now >= nextSweep)
            {
                // From the planned time, not from the last run: that would drift.
                nextSweep += sweepEvery * Math.Ceiling((now - nextSweep + TimeSpan.FromTicks(1)) / sweepEvery);
                await ScanAsync(cancellation);
                await InvokeAsync(FunctionTable.RefreshTokens, EventTexts.Schedule(now));
            }
        } while (await timer.WaitForNextTickAsync(cancellation));

        await completing;
    }

    private async Task PollAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var change in await watch.PollAsync(cancellation))
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
                timeline.Add(
                    "Parameter Store",
                    $"policy: {action.Parameter} {LocalPolicies.TextOf(action)}",
                    Style.Strong
                );
                if (action.Kind == PolicyKind.Expiration)
                {
                    deployment.Policies.Expire(action.Parameter);
                }

                var parameter = policed.First(one => one.Name == action.Parameter);
                var text = EventTexts.Policy(action, LocalPolicies.ContentOf(action, parameter));
                await InvokeAsync(FunctionTable.RemindOfRotation, text);
            }
        }
        catch (StoreException failure)
        {
            // LocalStack and moto return policies in a form that AWS's client cannot read; the rotation check reminds all the same.
            policiesAreReadable = false;
            timeline.Add(
                "Parameter Store",
                $"no policy actions in this run, reminders still come from the rotation check: {failure.Message}",
                Style.Warning
            );
        }
    }

    /// <summary>Concurrently with the schedule: it waits for the propagation delay of a new secret that is refused.</summary>
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

    /// <summary>Lambda would retry a function that fails; here the next poll or scheduled run does.</summary>
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
