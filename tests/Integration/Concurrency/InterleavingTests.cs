using Tokens.Emulator;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>Meetings of two or three processes that a race has by chance only, brought about on purpose.</summary>
[Collection("Concurrency")]
public sealed class InterleavingTests
{
    /// <summary>
    /// The answer to a write is lost, the write is done again and takes its time, and meanwhile what it wrote the first
    /// time is used and replaced.
    /// </summary>
    [Fact]
    public async Task A_refresh_token_written_twice_does_not_come_back_over_a_newer_one()
    {
        const string onDemand = """{"connections":["shop-0"]}""";
        var size = new RaceSize { Connections = 1, Processes = 2 };
        await using var race = await Race.StartAsync(size, Providers.Unforgiving);
        var writes = 0;
        race.Faults = call =>
            call is not { Operation: "PutParameter", Names: [var name] } || !name.EndsWith("/refresh-token")
                ? null
                : Interlocked.Increment(ref writes) switch
                {
                    1 => new Fault.DropAnswer(),
                    2 => new Fault.Delay(TimeSpan.FromSeconds(4)),
                    _ => null,
                };

        var first = race.Crew.InvokeAsync(0, onDemand);
        await Task.WhenAny(first, UntilAsync(() => Volatile.Read(ref writes) == 2));
        var second = race.Crew.InvokeAsync(1, onDemand);

        (await Task.WhenAll(first, second)).Should().AllBeOfType<Invocation.Answered>();
        var shop = race.Connections.Single();
        shop.Violations().Concat(shop.ViolationsOfTheLiving()).Should().BeEmpty();
    }

    [Fact]
    public async Task Who_dies_in_an_exchange_is_succeeded_after_the_lease_and_not_before()
    {
        var size = new RaceSize { Connections = 1, Processes = 3 };
        await using var race = await Race.StartAsync(size, Providers.WithGrace);
        var shop = race.Connections.Single();
        var plan = race.Draw();
        shop.Begin(plan, TimeSpan.FromMilliseconds(500));
        var dying = race.Crew.InvokeAsync(0, Samples.Read("schedule"));
        await UntilAsync(() => shop.Exchanges == 1);
        race.Crew.Kill(0);
        (await dying).Should().BeOfType<Invocation.Exited>();

        (await race.Crew.InvokeAsync(1, Samples.Read("schedule"))).Should().BeOfType<Invocation.Answered>();
        (await race.Crew.InvokeAsync(2, """{"connections":["shop-0"]}""")).Should().BeOfType<Invocation.Answered>();

        shop.Exchanges.Should().Be(1, "the lease of the dead is not over");
        await UntilAsync(() => shop.IsOrphaned);
        await race.EndLeasesAsync();
        var round = await race.RunAsync(plan);
        round.Violations(race.Connections).Should().BeEmpty();
        shop.Exchanges.Should().BeGreaterThan(1);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var patience = 500; !condition() && patience > 0; patience--)
        {
            await Task.Delay(10);
        }

        condition().Should().BeTrue();
    }
}
