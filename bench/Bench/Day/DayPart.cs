using System.Globalization;
using Tokens.Bench.Results;

namespace Tokens.Bench.Day;

/// <summary>A day of many connections on one account, and how many are the most that one account keeps fresh.</summary>
internal sealed class DayPart : IPart
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Long enough for a backlog to show that grows by a hundredth in each sweep.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromHours(8);

    public string Name => "day";

    public Task<PartResult> RunAsync(BenchRequest request)
    {
        var asked = PlayDay.Once(new DayScenario(3_000, 3, Day));
        var most = new[] { (Puts: 3, Step: 100, From: 3_000), (Puts: 10, Step: 250, From: 10_000) }
            .Select(setting => Most(setting.Puts, setting.Step, setting.From))
            .ToList();
        List<DayFigures> figures = [asked, .. most.SelectMany(both => new[] { both.Last, both.First })];
        return Task.FromResult(
            new PartResult(
                figures,
                [.. Text(figures)],
                [new Target($"{asked.Scenario}: tokens expired in a day", 0, asked.Expired)]
            )
        );
    }

    /// <summary>The most that none expires of, and the next step, at which one does; by halving.</summary>
    private static (DayFigures Last, DayFigures First) Most(int puts, int step, int from)
    {
        var (good, bad) = (from / step, from / step * 2);
        while (Expires(bad * step, puts) is false)
        {
            (good, bad) = (bad, bad * 2);
        }

        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            (good, bad) = Expires(middle * step, puts) ? (good, middle) : (middle, bad);
        }

        return (
            PlayDay.Once(new DayScenario(good * step, puts, Day)),
            PlayDay.Once(new DayScenario(bad * step, puts, Day))
        );
    }

    private static bool Expires(int connections, int puts)
    {
        var figures = PlayDay.Once(new DayScenario(connections, puts, Watch));
        Console.WriteLine(FormattableString.Invariant($"{figures.Scenario}: {figures.LeastLeft:F1} min left at least"));
        return figures.Expired > 0;
    }

    private static IEnumerable<string> Text(IEnumerable<DayFigures> figures) =>
        [
            "### A day on one account: tokens of an hour, a sweep every 15 minutes",
            "",
            "By the real use case on virtual time. One put a refresh; the client is shared, the refresh tokens stay.",
            "",
            .. MarkdownTable.Of([
                ["", "refreshed", "expired", "least left, min", "longest sweep, min", "throttled"],
                .. figures.Select(Row),
            ]),
        ];

    private static string[] Row(DayFigures one) =>
        [
            $"{one.Scenario}",
            Line($"{one.Refreshed:N0}"),
            Line($"{one.Expired:N0}"),
            Line($"{one.LeastLeft:F1}"),
            Line($"{one.LongestSweep:F1}"),
            Line($"{100 * one.ShareThrottled:F1} %"),
        ];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
