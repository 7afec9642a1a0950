using Amazon.Runtime;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Ssm;
using Tokens.Functions;
using ParameterChange = Tokens.Emulator.Ssm.ParameterChange;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// Invokes the functions over a Parameter Store whose events do not come here, AWS's or moto's: it compares versions, plays
/// policies by the clock, and delivers rotation-completed messages within the process.
/// </summary>
internal sealed class WatchLoop(InProcessFunctions functions, LocalTopics topics, LocalLog log)
{
    private readonly TimeProvider clock = TimeProvider.System;
    private readonly CredentialWatch watch = new(functions.Ports.Catalogue, functions.Parameters, TimeProvider.System);
    private readonly PolicyScan scan = new(TimeProvider.System);
    private bool policiesAreReadable = true;

    /// <summary>Reads policies at each run of the schedule, and looks for changes at each poll.</summary>
    public async Task RunAsync(TimeSpan every, TimeSpan pollEvery, CancellationToken cancellation)
    {
        var completing = CompleteAsync(cancellation);
        using var timer = new PeriodicTimer(pollEvery, clock);
        var next = clock.GetUtcNow();
        do
        {
            await PollAsync(cancellation);
            if (clock.GetUtcNow() is var now && now >= next)
            {
                // From the planned time, not from the last run: that would drift.
                next += every * Math.Ceiling((now - next + TimeSpan.FromTicks(1)) / every);
                await ScanAsync(cancellation);
                await InvokeAsync(FunctionTable.RefreshTokens, $"{ParameterEvents.Schedule(now)}", cancellation);
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
                var body = ParameterEvents.Change(
                    new ParameterChange(change.Operation, change.Name.Value, "SecureString", change.At)
                );
                log.AddEvent(FunctionTable.DetectRotation, body);
                await InvokeAsync(FunctionTable.DetectRotation, $"{body}", cancellation);
            }
        }
        catch (StoreException failure)
        {
            log.Add("Parameter Store", failure.Message, Style.Bad);
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
            foreach (
                var acted in scan.Scan(await StackPolicies.ReadAsync(functions.Adapters.Ssm, watch.Names, cancellation))
            )
            {
                var body = ParameterEvents.Policy(acted);
                log.AddEvent(FunctionTable.RemindOfRotation, body);
                await InvokeAsync(FunctionTable.RemindOfRotation, $"{body}", cancellation);
            }
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException)
        {
            // Without them the rotation check still reminds.
            policiesAreReadable = false;
            log.Add(
                "Parameter Store",
                $"no policy actions in this run, reminders still come from the rotation check: {failure.Message}",
                Style.Warning
            );
        }
    }

    /// <summary>Concurrently with the schedule: it waits for the propagation delay of a new secret that is refused.</summary>
    private async Task CompleteAsync(CancellationToken cancellation)
    {
        await foreach (var completed in topics.Completions.ReadAllAsync(cancellation))
        {
            log.Add(
                "SNS",
                $"rotation completed: {completed.Parameter}, version {completed.Version.Number}",
                Style.Strong
            );
            var topic = functions.Environment.CompletedTopicArn!;
            var text = EventTexts.Completion(completed, topic, clock.GetUtcNow());
            await InvokeAsync(FunctionTable.CompleteRotation, text, cancellation);
        }
    }

    /// <summary>Lambda would retry a function that fails; here the next poll or scheduled run does.</summary>
    private Task<bool> InvokeAsync(FunctionEntry function, string payload, CancellationToken cancellation) =>
        functions.InvokeAsync(function, payload, cancellation);
}
