using Tokens.Cli.Output;
using Tokens.Emulator.InProcess;
using Tokens.Functions;
using PolicyEvent = Tokens.Emulator.Ssm.PolicyEvent;

namespace Tokens.Cli.Commands.Demo;

/// <summary>The functions' use cases, and the deliveries of EventBridge and SNS between them.</summary>
internal sealed class DemoFunctions(VirtualClock clock, Timeline timeline, DemoDeployment deployment)
{
    /// <summary>Far beyond the propagation delay, so that no invocation runs out of virtual time.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromHours(1);

    public async Task<RefreshReport> SweepAsync(CancellationToken cancellation)
    {
        deployment.Log.Who = FunctionTable.RefreshTokens.Name;
        var report = await clock.PassAsync(
            deployment.UseCases.RefreshTokens.RunAsync(new RefreshRequest(null, TimeLeft), cancellation),
            PropagationDelay.Time
        );
        await CompleteAsync(times: 1, cancellation);
        return report;
    }

    public Task RemindAsync(PolicyEvent acted, CancellationToken cancellation)
    {
        var action = new PolicyAction(
            ((Parsed<ParameterName>.Valid)ParameterName.Parse(acted.Parameter.Name)).Value,
            PolicyKind.NoChangeNotification,
            acted.Span,
            null,
            acted.At
        );
        deployment.Log.Who = FunctionTable.RemindOfRotation.Name;
        timeline.Add(
            "Parameter Store",
            $"policy: {action.Parameter} not changed for {TimeFormat.Span(action.Span!.Value)}"
        );
        return deployment.UseCases.RemindOfRotation.RunAsync(action, cancellation);
    }

    /// <summary>Delivers the change event, and the messages that it causes, so many times.</summary>
    public async Task DetectAsync(ParameterChange change, int times, CancellationToken cancellation)
    {
        for (var i = 0; i < times; i++)
        {
            deployment.Log.Who = FunctionTable.DetectRotation.Name;
            timeline.Add("Parameter Store", $"change: {change.Parameter}{(i > 0 ? ", the same event again" : "")}");
            await deployment.UseCases.DetectRotation.RunAsync(change, cancellation);
        }

        await CompleteAsync(times, cancellation);
    }

    private async Task CompleteAsync(int times, CancellationToken cancellation)
    {
        foreach (var completed in deployment.Topics.Take())
        {
            for (var i = 0; i < times; i++)
            {
                deployment.Log.Who = FunctionTable.CompleteRotation.Name;
                var order = new CompletedRotation(completed.Parameter, TimeLeft);
                await clock.PassAsync(
                    deployment.UseCases.CompleteRotation.RunAsync(order, cancellation),
                    PropagationDelay.Time
                );
            }
        }
    }
}
