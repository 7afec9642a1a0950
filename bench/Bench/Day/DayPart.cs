using Tokens.Bench.Results;
using static System.FormattableString;

namespace Tokens.Bench.Day;

/// <summary>A day of many connections on one account, and how many are the most that one account keeps fresh.</summary>
internal sealed class DayPart : IPart
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public string Name => "day";

    public Task<PartResult> RunAsync(BenchRequest request)
    {
        var asked = PlayDay.Once(new DayScenario(3_000, 3, Day));
        List<DayFigures> figures =
        [
            asked,
            .. Most(new DayScenario(8_000, 3, TimeSpan.FromHours(8)), tooMany: 12_000, step: 250),
            // Each hour of so many is a minute of ours.
            .. Most(new DayScenario(24_000, 10, TimeSpan.FromHours(4)), tooMany: 36_000, step: 1_000),
        ];
        return Task.FromResult(
            new PartResult(
                figures,
                [.. Text(figures)],
                [new Target($"{asked.Scenario}: tokens expired in a day", 0, asked.Expired)]
            )
        );
    }

    /// <summary>The most of which none expires, and one step more, of which some do; by halving.</summary>
    /// <exception cref="BenchException">What was thought to be few enough is too many, or the other way round.</exception>
    private static DayFigures[] Most(DayScenario fewest, int tooMany, int step)
    {
        var (good, bad) = (Play(fewest), Play(fewest with { Connections = tooMany }));
        if (good.Expired > 0 || bad.Expired == 0)
        {
            throw new BenchException($"{good.Scenario}: {good.Expired} expired; {bad.Scenario}: {bad.Expired}");
        }

        while (bad.Scenario.Connections - good.Scenario.Connections > step)
        {
            var middle = (good.Scenario.Connections + bad.Scenario.Connections) / 2 / step * step;
            var played = Play(fewest with { Connections = middle });
            (good, bad) = played.Expired > 0 ? (good, played) : (played, bad);
        }

        return [good, bad];
    }

    private static DayFigures Play(DayScenario scenario)
    {
        var figures = PlayDay.Once(scenario);
        Console.WriteLine(Invariant($"{figures.Scenario}: {figures.LeastLeft:F1} min left at least"));
        return figures;
    }

    private static IEnumerable<string> Text(IEnumerable<DayFigures> figures) =>
        [
            "### On one account: tokens of an hour, a sweep every 15 minutes",
            "",
            "By the real use case on virtual time. One put a refresh; the client is shared, the refresh tokens stay.",
            "",
            .. MarkdownTable.Of([
                ["", "hours", "refreshed", "expired", "least left, min", "longest sweep, min", "throttled"],
                .. figures.Select(Row),
            ]),
        ];

    private static string[] Row(DayFigures one) =>
        [
            $"{one.Scenario}",
            Invariant($"{one.Scenario.Length.TotalHours:F0}"),
            Invariant($"{one.Refreshed:N0}"),
            Invariant($"{one.Expired:N0}"),
            Invariant($"{one.LeastLeft:F1}"),
            Invariant($"{one.LongestSweep:F1}"),
            Invariant($"{100 * one.ShareThrottled:F1} %"),
        ];
}
