using Tokens.Adapters.Memory;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Demo;

/// <summary>One run of the demonstration, from its endpoint's start to its summary.</summary>
internal sealed class DemoRun(Terminal terminal, bool asJson)
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock clock = new(Beginning);

    public async Task PlayAsync(int days, double? daysASecond, CancellationToken cancellation)
    {
        var amazon = new AuthorizationServer(ServerHabits.LoginWithAmazon, clock);
        var salesforce = new AuthorizationServer(ServerHabits.Salesforce, clock);
        await using var listener = await ProviderListener.StartAsync(amazon, salesforce);
        var variables = new Dictionary<string, string>(RehearsedConnections.Settings)
        {
            ["TOKENS_ALLOWED_HOSTS"] = listener.Address.Host,
        };
        var timeline = new Timeline(terminal, clock, Beginning, asJson);
        var stage = new DemoStage(clock, timeline, variables);
        var functions = new DemoFunctions(clock, timeline, stage);
        var world = new RehearsedConnections(
            stage.Store,
            (name, value) => variables[name] = value,
            listener,
            amazon,
            salesforce
        );
        Introduce(listener, timeline);

        await new Player(terminal, clock, functions, timeline, stage).PlayAsync(
            new Story(world, salesforce, functions, timeline, clock).Acts,
            days,
            daysASecond,
            cancellation
        );

        var found = await stage.UseCases.DescribeConnections.RunAsync(null, cancellation);
        if (asJson)
        {
            DemoSummary.WriteJson(terminal, found, stage.Tally, [amazon, salesforce], days);
        }
        else
        {
            DemoSummary.Write(terminal, found, stage.Tally, [amazon, salesforce], days);
        }
    }

    private void Introduce(ProviderListener listener, Timeline timeline)
    {
        if (asJson)
        {
            return;
        }

        terminal.Line(
            "The use cases are those that run in AWS; the store is in memory and the time is virtual. The token"
        );
        terminal.Line(
            $"endpoint is a rehearsal's, on {listener.Address}: it behaves like Login with Amazon and Salesforce,"
        );
        terminal.Line("is neither, and really refuses what is wrong or too old. A sweep comes every 15 minutes.");
        terminal.Line();
        timeline.Head();
    }
}
