using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Fault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Many processes of the published function, the same few connections, and a provider that forgives nothing.</summary>
internal sealed class Race : IAsyncDisposable
{
    private readonly AwsEmulator store;
    private readonly SlowStore slow;
    private readonly Random random;

    private Race(World world, AwsEmulator store, int seed)
    {
        (World, this.store, random) = (world, store, new Random(seed));
        Claims = new Claims(world, store);
        slow = new SlowStore(new Random(seed));
    }

    public World World { get; }

    public Claims Claims { get; }

    public required Crew Crew { get; init; }

    public required IReadOnlyList<ContestedConnection> Connections { get; init; }

    /// <summary>What goes wrong with calls to the store, outside of rounds.</summary>
    public Func<StoreCall, Fault?>? Faults
    {
        set => store.Faults = value;
    }

    public static async Task<Race> StartAsync(RaceSize size, RefreshTokenRotation rotation)
    {
        var store = await AwsEmulator.StartAsync(new AwsEmulatorOptions { RecordCalls = false });
        var world = await World.StartAsync(store);
        // As long as an hour: then every sweep, and not only the first of an hour, looks after old claims too.
        world.Variables["TOKENS_SWEEP_INTERVAL"] = "1h";
        var connections = new List<ContestedConnection>();
        for (var i = 0; i < size.Connections; i++)
        {
            connections.Add(await ContestedConnection.ConnectAsync(world, store, $"shop-{i}", rotation));
        }

        return new Race(world, store, size.Seed)
        {
            Crew = await Crew.StartAsync(world, size.Processes),
            Connections = connections,
        };
    }

    public RoundPlan Draw() =>
        RoundPlan.Draw(random, Crew.Size, [.. Connections.Select(connection => connection.Name)]);

    public RoundPlan DrawWithDeaths() => Draw().WithDeaths(random);

    public RoundPlan DrawWithLostAnswers() => Draw().WithLostAnswers(random);

    public async Task<Round> RunAsync(RoundPlan plan)
    {
        (slow.SlowestCall, slow.LostAnswers) = (plan.SlowestCall, plan.LostAnswers);
        store.Faults = slow.Of;
        foreach (var (connection, exchange) in Connections.Zip(plan.Exchanges))
        {
            connection.Begin(plan, exchange);
        }

        var round = new Round(plan, await Crew.RunAsync(plan));
        slow.LostAnswers = 0;
        return round;
    }

    /// <summary>Has every lease run out, of those who are dead too: whatever they had sent has arrived by then.</summary>
    public async Task EndLeasesAsync()
    {
        await Task.Delay(RoundPlan.LongestExchange);
        await Claims.AgeAsync(Claims.Lease);
        foreach (var connection in Connections)
        {
            connection.Inherit();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await store.DisposeAsync();
    }
}
