using Tokens.Cli.Output;
using Tokens.Cli.SampleProvider;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Something that the owner, a provider or AWS does; the functions react to it.</summary>
/// <param name="At">Since the beginning.</param>
internal sealed record DemoStep(TimeSpan At, Func<CancellationToken, Task> RunAsync);

/// <summary>What happens during the demo's days.</summary>
internal sealed class DemoScenario(
    SampleConnections connections,
    AuthorizationServer salesforce,
    DemoFunctions functions,
    Timeline timeline,
    TimeProvider clock
)
{
    private string newSecret = "";

    public IReadOnlyList<DemoStep> Steps =>
        [
            new(Day(0, 0), BeginAsync),
            new(Day(20, 10.25), _ => OutageAsync(begins: true)),
            new(Day(20, 10.75), _ => OutageAsync(begins: false)),
            new(Day(40, 10), _ => OutageAsync(begins: true)),
            new(Day(40, 14), _ => OutageAsync(begins: false)),
            new(Day(90, 12), TwiceAsync),
            new(Day(172, 9), RotateSpApiAsync),
            new(Day(178, 9), RotateWronglyAsync),
            new(Day(179, 9), RotateRightlyAsync),
        ];

    private async Task BeginAsync(CancellationToken cancellation)
    {
        await connections.ConnectAsync(clock.GetUtcNow());
        timeline.Add(
            "you",
            "define sp-api, my-erp and salesforce as in docs/examples, with fresh credentials",
            Style.Strong
        );
    }

    private Task OutageAsync(bool begins)
    {
        salesforce.IsDown = begins;
        timeline.Add("Salesforce", begins ? "is down: answers every request with 503" : "is up again", Style.Strong);
        return Task.CompletedTask;
    }

    private async Task TwiceAsync(CancellationToken cancellation)
    {
        timeline.Add("EventBridge", "delivers the schedule's event twice", Style.Strong);
        foreach (var time in new[] { "first", "second" })
        {
            var report = await functions.SweepAsync(cancellation);
            timeline.Add(
                FunctionTable.RefreshTokens.Name,
                $"the {time} time: {report.Refreshed.Count()} refreshed, {report.Failed.Count()} failed"
            );
        }
    }

    private async Task RotateSpApiAsync(CancellationToken cancellation)
    {
        timeline.Add(
            "you",
            "replace sp-api's secret in the functions' environment, and its date in the client's definition",
            Style.Strong
        );
        await connections.RotateSpApiAsync(clock.GetUtcNow());
    }

    private async Task RotateWronglyAsync(CancellationToken cancellation)
    {
        timeline.Add(
            "you",
            $"issue a new secret for my-erp, and store only half of it in {SampleConnections.Secret}",
            Style.Strong
        );
        newSecret = connections.IssueErpSecret();
        await connections.PutErpSecretAsync(newSecret[..(newSecret.Length / 2)]);
        await functions.DetectAsync(Change(), times: 1, cancellation);
    }

    private async Task RotateRightlyAsync(CancellationToken cancellation)
    {
        timeline.Add(
            "you",
            $"store the whole new secret in {SampleConnections.Secret}; every event is delivered twice",
            Style.Strong
        );
        await connections.PutErpSecretAsync(newSecret);
        await functions.DetectAsync(Change(), times: 2, cancellation);
    }

    private ParameterChange Change() =>
        new(
            ((Parsed<ParameterName>.Valid)ParameterName.Parse(SampleConnections.Secret)).Value,
            IsDeletion: false,
            clock.GetUtcNow()
        );

    private static TimeSpan Day(int day, double hour) => TimeSpan.FromDays(day) + TimeSpan.FromHours(hour);
}
