using Microsoft.Extensions.DependencyInjection;
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
        await using var services = DemoStage.Build(clock, timeline, variables);
        var store = services.GetRequiredService<MemoryParameters>();
        var tally = services.GetRequiredService<Tally>();
        var functions = FunctionsOf(services, timeline);
        var world = new RehearsedConnections(
            store,
            (name, value) => variables[name] = value,
            listener,
            amazon,
            salesforce
        );
        Introduce(listener, timeline);

        await new Player(terminal, clock, functions, store, timeline, tally).PlayAsync(
            new Story(world, salesforce, functions, timeline, clock).Acts,
            days,
            daysASecond,
            cancellation
        );

        var found = await services.GetRequiredService<DescribeConnections>().RunAsync(null, cancellation);
        if (asJson)
        {
            DemoSummary.WriteJson(terminal, found, tally, [amazon, salesforce], days);
        }
        else
        {
            DemoSummary.Write(terminal, found, tally, [amazon, salesforce], days);
        }
    }

    private DemoFunctions FunctionsOf(ServiceProvider services, Timeline timeline) =>
        new(
            clock,
            timeline,
            services.GetRequiredService<DemoLog>(),
            services.GetRequiredService<DemoTopics>(),
            services.GetRequiredService<RefreshTokens>(),
            services.GetRequiredService<RemindOfRotation>(),
            services.GetRequiredService<DetectRotation>(),
            services.GetRequiredService<CompleteRotation>()
        );

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
