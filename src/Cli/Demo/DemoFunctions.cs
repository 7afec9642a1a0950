using Tokens.Adapters.Memory;
using Tokens.Cli.Output;

namespace Tokens.Cli.Demo;

/// <summary>The four functions' use cases, and between them what EventBridge and SNS deliver.</summary>
internal sealed class DemoFunctions(
    VirtualClock clock,
    Timeline timeline,
    DemoLog observer,
    DemoTopics topics,
    RefreshTokens refresh,
    RemindOfRotation remind,
    DetectRotation detect,
    CompleteRotation complete
)
{
    // A use case is let pass what time it waits for by itself, which is a new secret's settling.

    /// <summary>Of an invocation; far beyond what anything waits for, so that no limit is met while time is moved.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromHours(1);

    public async Task<RefreshReport> SweepAsync(CancellationToken cancellation)
    {
        observer.Who = "RefreshTokens";
        var report = await clock.PassAsync(
            refresh.RunAsync(new RefreshRequest(null, TimeLeft), cancellation),
            PropagationDelay.Time
        );
        await CompleteAsync(times: 1, cancellation);
        return report;
    }

    public Task RemindAsync(PolicyAction action, CancellationToken cancellation)
    {
        observer.Who = "RemindOfRotation";
        timeline.Add(
            "Parameter Store",
            $"policy: {action.Parameter} not changed for {TimeWords.Span(action.Span!.Value)}"
        );
        return remind.RunAsync(action, cancellation);
    }

    /// <summary>The change's event, and what comes of it, each as many times as it is delivered.</summary>
    public async Task DetectAsync(ParameterChange change, int times, CancellationToken cancellation)
    {
        for (var i = 0; i < times; i++)
        {
            observer.Who = "DetectRotation";
            timeline.Add("Parameter Store", $"change: {change.Parameter}{(i > 0 ? ", the same event once more" : "")}");
            await detect.RunAsync(change, cancellation);
        }

        await CompleteAsync(times, cancellation);
    }

    private async Task CompleteAsync(int times, CancellationToken cancellation)
    {
        foreach (var completed in topics.Take())
        {
            for (var i = 0; i < times; i++)
            {
                observer.Who = "CompleteRotation";
                var order = new CompletedRotation(completed.Parameter, TimeLeft);
                await clock.PassAsync(complete.RunAsync(order, cancellation), PropagationDelay.Time);
            }
        }
    }
}
