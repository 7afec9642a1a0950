using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Xunit;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>
/// Many processes at once refresh the same connections, by schedule and by hand, and no refresh token is used twice.
/// How large, see <see cref="RaceSize"/>; <c>eng/race</c> runs it with twenty processes and two hundred rounds.
/// </summary>
[Collection("Concurrency")]
public sealed class RaceTests
{
    [Fact]
    public async Task Many_processes_at_once_use_each_refresh_token_once_and_lose_none()
    {
        var size = new RaceSize();
        await using var race = await Race.StartAsync(size, Providers.Unforgiving);
        var figures = new RaceFigures(size, race);
        try
        {
            for (var round = 1; round <= size.Rounds; round++)
            {
                await RunCalmAsync(race, race.Draw(), figures);
                await ForgetAsync(race, round);
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
        await using var race = await Race.StartAsync(size, Providers.WithGrace);
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
        await using var race = await Race.StartAsync(size, Providers.Unforgiving);
        var figures = new RaceFigures(size, race);
        try
        {
            for (var round = 1; round <= size.Troubled; round++)
            {
                await RunCalmAsync(race, race.DrawWithLostAnswers(), figures);
                // A claim's end may be written over as well: then its lease has to end.
                await race.Claims.AgeAsync(Claims.Lease);
            }
        }
        finally
        {
            figures.Tell("lost answers");
        }
    }

    private static async Task RunCalmAsync(Race race, RoundPlan plan, RaceFigures figures)
    {
        var round = await race.RunAsync(plan);
        figures.Rounds++;
        figures.RefreshedElsewhere += race.Connections.Count(connection => !connection.HasNewestAccessToken);
        figures.MostClaims = Math.Max(figures.MostClaims, await race.Claims.CountAsync());
        round.Violations(race.Connections).Should().BeEmpty(figures.Where);
    }

    private static async Task RunDeadlyAsync(Race race, RaceFigures figures)
    {
        var round = await race.RunAsync(race.DrawWithDeaths());
        await Task.Delay(RoundPlan.LongestExchange);
        figures.Rounds++;
        figures.Deaths += round.Deaths;
        figures.Orphans += race.Connections.Count(connection => connection.IsOrphaned);
        round.Violations(race.Connections, calm: false).Should().BeEmpty(figures.Where);
    }

    /// <summary>Now and then old claims are swept, by everybody at once or while others are taken.</summary>
    private static async Task ForgetAsync(Race race, int round)
    {
        if (round % 20 == 0)
        {
            await ShouldSweepClaimsAsync(race);
        }
        else if (round % 10 == 0)
        {
            await race.Claims.AgeAsync(Claims.Kept);
        }
    }

    private static async Task ShouldSweepClaimsAsync(Race race)
    {
        await race.Claims.AgeAsync(Claims.Kept);
        await Task.WhenAll(
            Enumerable.Range(0, race.Crew.Size).Select(i => race.Crew.InvokeAsync(i, Samples.Read("schedule")))
        );
        var attempts = await race.Claims.AttemptsAsync();
        attempts.Should().HaveCountLessThanOrEqualTo(race.Connections.Count, "older versions' claims are swept");
        // The first one's name is never free again; where that came to an end without an exchange, a later one spent it.
        attempts.Should().OnlyContain(ofOne => ofOne[0] == 1 && ofOne.Count <= 2);
    }
}
