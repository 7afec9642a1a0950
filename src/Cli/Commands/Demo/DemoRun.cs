using Tokens.Cli.Output;
using Tokens.Cli.SampleProvider;
using Tokens.Emulator.InProcess;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Runs the demo, from the start of its sample provider to its summary.</summary>
internal sealed class DemoRun(Terminal terminal, bool asJson)
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock clock = new(Beginning);

    public async Task RunAsync(int days, double? daysPerSecond, CancellationToken cancellation)
    {
        var amazon = new AuthorizationServer(ProviderBehavior.LoginWithAmazon, clock);
        var salesforce = new AuthorizationServer(ProviderBehavior.Salesforce, clock);
        await using var listener = await ProviderListener.StartAsync(amazon, salesforce);
        var variables = new Dictionary<string, string>(SampleConnections.Settings)
        {
            ["TOKENS_ALLOWED_HOSTS"] = listener.Address.Host,
        };
        var timeline = new Timeline(terminal, clock, Beginning, asJson);
        var deployment = new DemoDeployment(clock, timeline, variables);
        var functions = new DemoFunctions(clock, timeline, deployment);
        var connections = new SampleConnections(
            deployment.Store,
            (name, value) => variables[name] = value,
            listener,
            amazon,
            salesforce
        );
        Introduce(listener, timeline);

        await new DemoLoop(terminal, clock, functions, timeline, deployment).RunAsync(
            new DemoScenario(connections, salesforce, functions, timeline, clock).Steps,
            days,
            daysPerSecond,
            cancellation
        );

        var found = await deployment.UseCases.DescribeConnections.RunAsync(null, cancellation);
        var summary = new DemoSummary(found, deployment.Counts, [amazon, salesforce], days);
        (asJson ? summary.WriteJson : (Action<Terminal>)summary.WriteText)(terminal);
    }

    private void Introduce(ProviderListener listener, Timeline timeline)
    {
        if (asJson)
        {
            return;
        }

        terminal.Line(
            "The use cases are those that run in AWS; the store is in memory and the time is virtual. The token endpoint"
        );
        terminal.Line(
            $"is a sample provider on {listener.Address}: it behaves like Login with Amazon and Salesforce, is neither,"
        );
        terminal.Line("and refuses wrong and expired credentials. The schedule runs every 15 minutes.");
        terminal.Line();
        timeline.Head();
    }
}
