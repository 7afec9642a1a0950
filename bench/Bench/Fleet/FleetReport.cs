using Tokens.Bench.Results;
using static System.FormattableString;

namespace Tokens.Bench.Fleet;

/// <summary>The figures of all fleets as a table, with what they are to reach.</summary>
internal sealed class FleetReport(IReadOnlyList<FleetFigures> figures)
{
    /// <summary>Below it a run is over before its pace is found.</summary>
    private const int Fleet = 100;

    /// <summary>Those under way, and those whose credentials lie ready.</summary>
    private const int InHand = 40;

    public PartResult Result() => new(new { Fleets = figures }, [.. Text()], [.. Targets()]);

    private IEnumerable<string> Text() =>
        [
            "### Fleets: all connections due, until the last token is stored",
            "",
            Invariant(
                $"Native AOT. {FleetScenario.Gets} gets a second, 30 ms a call, the provider answers after 150 ms; where a sweep is cut the next begins at once. Time runs as many times faster as is said; seconds are the account's."
            ),
            "",
            .. MarkdownTable.Of([
                [
                    "",
                    "clock",
                    "seconds",
                    "of the bound",
                    "sweeps",
                    "calls a refresh",
                    "puts a refresh",
                    "throttled",
                    "failed",
                    "peak MB",
                ],
                .. figures.Select(Row),
            ]),
        ];

    private static string[] Row(FleetFigures one) =>
        [
            $"{one.Scenario}",
            Invariant($"× {one.Scenario.Scale:F0}"),
            Invariant($"{one.Elapsed:F1}"),
            Invariant($"{one.OfBound:F3}"),
            Invariant($"{one.Sweeps}"),
            Invariant($"{one.CallsPerRefresh:F2}"),
            Invariant($"{one.PutsPerRefresh:F2}"),
            Invariant($"{100 * one.ShareThrottled:F1} %"),
            Invariant($"{one.Failed}"),
            Invariant($"{one.PeakMb:F0}"),
        ];

    private IEnumerable<Target> Targets()
    {
        foreach (var one in figures.Where(one => one.Scenario.Connections >= Fleet))
        {
            yield return new Target($"{one.Scenario}: time against the bound", 1.1, one.OfBound);
            yield return new Target($"{one.Scenario}: share of calls throttled", 0.02, one.ShareThrottled);
            yield return new Target($"{one.Scenario}: connections failed", 0, one.Failed);
            yield return new Target($"{one.Scenario}: places out of turn", InHand, one.OutOfTurn);
            if (one.Scenario is { SingleUse: false, IsCut: false })
            {
                yield return new Target($"{one.Scenario}: calls a refresh", 1.5, one.CallsPerRefresh);
                yield return new Target($"{one.Scenario}: puts a refresh", 1, one.PutsPerRefresh);
            }
        }

        yield return new Target("peak memory of the largest in MB", 128, figures.Max(one => one.PeakMb));
    }
}
