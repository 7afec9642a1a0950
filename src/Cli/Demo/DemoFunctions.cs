using Tokens.Adapters.Memory;
using Tokens.Cli.Output;
using Tokens.Functions;

namespace Tokens.Cli.Demo;

/// <summary>The functions' use cases, and between them what EventBridge and SNS deliver.</summary>
internal sealed class DemoFunctions(VirtualClock clock, Timeline timeline, DemoStage stage)
{
    // While a use case waits for a new secret to propagate, the virtual time moves on.

    /// <summary>Of an invocation; far beyond what anything waits for, so that no limit is met while time is moved.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromHours(1);

    public async Task<RefreshReport> SweepAsync(CancellationToken cancellation)
    {
        stage.Log.Who = FunctionTable.RefreshTokens.Name;
        var report = await clock.PassAsync(
            stage.UseCases.RefreshTokens.RunAsync(new RefreshRequest(null, TimeLeft), cancellation),
            PropagationDelay.Time
        );
        await CompleteAsync(times: 1, cancellation);
        return report;
    }

    public Task RemindAsync(PolicyAction action, CancellationToken cancellation)
    {
        stage.Log.Who = FunctionTable.RemindOfRotation.Name;
        timeline.Add(
            "Parameter Store",
            $"policy: {action.Parameter} not changed for {TimeWords.Span(action.Span!.Value)}"
        );
        return stage.UseCases.RemindOfRotation.RunAsync(action, cancellation);
    }

    /// <summary>The change's event, and what comes of it, each as many times as it is delivered.</summary>
    public async Task DetectAsync(ParameterChange change, int times, CancellationToken cancellation)
    {
        for (var i = 0; i < times; i++)
        {
            stage.Log.Who = FunctionTable.DetectRotation.Name;
            timeline.Add("Parameter Store", $"change: {change.Parameter}{(i > 0 ? ", the same event once more" : "")}");
            await stage.UseCases.DetectRotation.RunAsync(change, cancellation);
        }

        await CompleteAsync(times, cancellation);
    }

    private async Task CompleteAsync(int times, CancellationToken cancellation)
    {
        foreach (var completed in stage.Topics.Take())
        {
            for (var i = 0; i < times; i++)
            {
                stage.Log.Who = FunctionTable.CompleteRotation.Name;
                var order = new CompletedRotation(completed.Parameter, TimeLeft);
                await clock.PassAsync(
                    stage.UseCases.CompleteRotation.RunAsync(order, cancellation),
                    PropagationDelay.Time
                );
            }
        }
    }
}
