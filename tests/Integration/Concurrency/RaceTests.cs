using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.LambdaHosts;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>
/// Many processes at once refresh the same connections, by schedule and by hand, and no refresh token is used twice.
/// How large, see <see cref="RaceSize"/>; <c>eng/race</c> runs it with twenty processes and two hundred rounds.
/// </summary>
public sealed class RaceTests
{
    private static readonly RefreshTokenRotation.SingleUse Unforgiving = new()
    {
        RevokesFamilyOnReuse = true,
        RevokesFamilyOnConcurrentUse = true,
    };

    /// <summary>As Xero's: what died between the exchange and the store has half an hour to be done again.</summary>
    private static readonly RefreshTokenRotation.SingleUse WithGrace = Unforgiving with
    {
        Grace = TimeSpan.FromMinutes(30),
    };

    [Fact]
    public async Task Many_processes_at_once_use_each_refresh_token_once_and_lose_none()
    {
        var size = new RaceSize();
        await using var race = await Race.StartAsync(size, Unforgiving);
        var figures = new RaceFigures(size, race);
        try
        {
            for (var round = 1; round <= size.Rounds; round++)
            {
                await RunCalmAsync(race, race.Draw(), figures);
                if (round % 10 == 0)
                {
                    // Old claims are forgotten while others are taken.
                    await race.Claims.AgeAsync(Claims.Kept);
                }
            }
        }
        finally
        {
            figures.Tell("concurrency");
        }

        await ShouldSweepClaimsAsync(race);
    }

    [Fact]
    public async Task What_the_dead_had_claimed_is_left_alone_until_their_lease_is_over_and_nothing_is_lost()
    {
        var size = new RaceSize();
        await using var race = await Race.StartAsync(size, WithGrace);
        var figures = new RaceFigures(size, race);
        try
        {
            for (var round = 1; round <= size.Troubled; round++)
            {
                await RunDeadlyAsync(race, figures);
                await race.EndLeasesAsync();
                await RunCalmAsync(race, race.Draw(), figures);
            }
        }
        finally
        {
            figures.Tell("deaths");
        }
    }

    /// <summary>A write whose answer is lost is done again, and then it may meet what others have written since.</summary>
    [Fact]
    public async Task Lost_answers_of_the_store_bring_no_used_token_back()
    {
        var size = new RaceSize();
        await using var race = await Race.StartAsync(size, Unforgiving);
        var figures = new RaceFigures(size, race);
        try
        {
            for (var round = 1; round <= size.Troubled; round++)
            {
                await RunCalmAsync(race, race.Draw() with { LostAnswers = 0.15 }, figures);
            }
        }
        finally
        {
            figures.Tell("lost answers");
        }
    }

    [Fact]
    public async Task Who_dies_in_an_exchange_is_succeeded_after_the_lease_and_not_before()
    {
        var size = new RaceSize { Connections = 1, Processes = 3 };
        await using var race = await Race.StartAsync(size, WithGrace);
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
        Verdict(race, round, calm: true).Should().BeEmpty();
        shop.Exchanges.Should().BeGreaterThan(1);
    }

    private static async Task RunCalmAsync(Race race, RoundPlan plan, RaceFigures figures)
    {
        var round = await race.RunAsync(plan);
        figures.Rounds++;
        figures.Overtaken += race.Connections.Count(connection => !connection.HasNewestAccessToken);
        figures.MostClaims = Math.Max(figures.MostClaims, await race.Claims.CountAsync());
        Verdict(race, round, calm: true).Should().BeEmpty(figures.Where);
    }

    private static async Task RunDeadlyAsync(Race race, RaceFigures figures)
    {
        var round = await race.RunAsync(race.DrawWithDeaths());
        await Task.Delay(RoundPlan.LongestExchange);
        figures.Rounds++;
        figures.Deaths += round.Deaths;
        figures.Orphans += race.Connections.Count(connection => connection.IsOrphaned);
        Verdict(race, round, calm: false).Should().BeEmpty(figures.Where);
    }

    /// <param name="race">The race.</param>
    /// <param name="round">Its latest round.</param>
    /// <param name="calm">Everybody lived: then nobody has a reason to fail.</param>
    private static IEnumerable<string> Verdict(Race race, Round round, bool calm) =>
        race
            .Connections.SelectMany(connection => connection.Violations())
            .Concat(round.Silences)
            .Concat(calm ? race.Connections.SelectMany(connection => connection.ViolationsOfTheLiving()) : [])
            .Concat(calm ? round.Failures : [])
            .Distinct();

    private static async Task ShouldSweepClaimsAsync(Race race)
    {
        await race.Claims.AgeAsync(Claims.Kept);
        await race.Crew.InvokeAsync(0, Samples.Read("schedule"));
        (await race.Claims.CountAsync()).Should().BeLessThanOrEqualTo(race.Connections.Count);
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
