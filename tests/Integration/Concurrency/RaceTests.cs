using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Concurrency;

/// <summary>
/// Many processes at once refresh the same connections, by schedule and by hand, and no refresh token is used twice.
/// How large, see <see cref="RaceSize"/>; <c>eng/race</c> runs it with twenty processes and two hundred rounds.
/// </summary>
[Collection("Concurrency")]
public sealed class RaceTests
{
    private static readonly RaceSize Size = new();

    [Fact]
    public Task Many_processes_at_once_use_each_refresh_token_once_and_lose_none() =>
        RunAsync(
            "concurrency",
            Providers.Unforgiving,
            Size.Rounds,
            async (race, figures, left) =>
            {
                await RunCalmAsync(race, race.Draw(), figures);
                await ForgetAsync(race, left);
            }
        );

    [Fact]
    public Task What_the_dead_had_claimed_is_left_alone_until_their_lease_is_over_and_nothing_is_lost() =>
        RunAsync(
            "deaths",
            Providers.WithGrace,
            Size.Troubled,
            async (race, figures, _) =>
            {
                await RunDeadlyAsync(race, figures);
                await race.EndLeasesAsync();
                await RunCalmAsync(race, race.Draw(), figures);
            }
        );

    /// <summary>A write whose answer is lost is done again, and then it may meet what others have written since.</summary>
    [Fact]
    public Task Lost_answers_of_the_store_bring_no_used_token_back() =>
        RunAsync(
            "lost answers",
            Providers.Unforgiving,
            Size.Troubled,
            async (race, figures, _) =>
            {
                await RunCalmAsync(race, race.DrawWithLostAnswers(), figures);
                // A claim's end may be written over as well: then its lease has to end.
                await race.Claims.AgeAsync(Claims.Lease);
            }
        );

    private static async Task RunAsync(
        string title,
        RefreshTokenRotation rotation,
        int rounds,
        Func<Race, RaceFigures, int, Task> play
    )
    {
        await using var race = await Race.StartAsync(Size, rotation);
        var figures = new RaceFigures(Size, race);
        try
        {
            for (var left = rounds; left > 0; left--)
            {
                await play(race, figures, left);
            }
        }
        finally
        {
            figures.Tell(title);
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

    /// <summary>Now and then, and in the end, old claims are swept, by all processes at once or while others are taken.</summary>
    private static async Task ForgetAsync(Race race, int left)
    {
        if (left % 20 == 1)
        {
            await ShouldSweepClaimsAsync(race);
        }
        else if (left % 10 == 0)
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
