using Tokens.Bench.Results;
using static System.FormattableString;

namespace Tokens.Bench.ColdRun;

/// <summary>The figures of all variants as a table, with what they are to reach.</summary>
internal sealed class ColdReport(IReadOnlyList<Played> played, PythonBaseline? python)
{
    private readonly Played? baseline = played.FirstOrDefault(one => one.Variant == python?.Variant);

    public PartResult Result() =>
        new(
            new
            {
                Rounds = played[0].Runs.Count,
                Variants = played.Select(Figures),
                Python = python?.Packages,
            },
            [.. Text()],
            [.. Targets()]
        );

    private IEnumerable<string> Text() =>
        [
            $"### Cold run: process start to the token stored and the answer posted",
            "",
            $"Medians of {played[0].Runs.Count} rounds with the least and the most; times against Python's in the same round.",
            "",
            .. MarkdownTable.Of([
                [
                    "",
                    "wall ms",
                    "of Python's",
                    "CPU ms",
                    "of Python's",
                    "peak MB",
                    "of Python's",
                    "zip MB",
                    "AWS calls",
                ],
                .. played.Select(Row),
            ]),
        ];

    private string[] Row(Played one) =>
        [
            $"{one.Variant}",
            Range(one, run => run.WallMs),
            Share(one, run => run.WallMs),
            Range(one, run => run.CpuMs),
            Share(one, run => run.CpuMs),
            Range(one, run => run.PeakMb),
            Share(one, run => run.PeakMb),
            Invariant($"{one.Variant.ZipMegabytes:F1}"),
            Invariant($"{SpreadOf(one, run => run.Calls).Median:F0}"),
        ];

    private static string Range(Played one, Func<ColdFigures, double> figure)
    {
        var spread = SpreadOf(one, figure);
        return Invariant($"{spread.Median:F1} ({spread.Min:F1} to {spread.Max:F1})");
    }

    private string Share(Played one, Func<ColdFigures, double> figure) =>
        one == baseline ? "1"
        : RatioOf(one, figure) is { } ratio ? Invariant($"{ratio.Median:F3} ({ratio.Min:F3} to {ratio.Max:F3})")
        : "–";

    private object Figures(Played one) =>
        new
        {
            one.Variant.Name,
            one.Variant.ZipMegabytes,
            WallMs = SpreadOf(one, run => run.WallMs),
            StartMs = SpreadOf(one, run => run.StartMs),
            WorkMs = SpreadOf(one, run => run.WorkMs),
            CpuMs = SpreadOf(one, run => run.CpuMs),
            PeakMb = SpreadOf(one, run => run.PeakMb),
            WallOfPython = RatioOf(one, run => run.WallMs),
            CpuOfPython = RatioOf(one, run => run.CpuMs),
            PeakOfPython = RatioOf(one, run => run.PeakMb),
            one.Runs,
        };

    private IEnumerable<Target> Targets()
    {
        foreach (var one in played)
        {
            var (wall, peak) = (RatioOf(one, run => run.WallMs), RatioOf(one, run => run.PeakMb));
            Target?[] targets = one.Variant.Name switch
            {
                "AOT" =>
                [
                    Of("AOT, wall against Python's", 0.072, wall),
                    Of("AOT, peak memory against Python's", 0.461, peak),
                    new Target("AOT, zip in MB", 7, one.Variant.ZipMegabytes),
                ],
                "single file" => [Of("single file, wall against Python's", 0.8, wall)],
                _ => [],
            };
            foreach (var target in targets.OfType<Target>())
            {
                yield return target;
            }
        }
    }

    private static Target? Of(string what, double limit, Spread? ratio) =>
        ratio is null ? null : new Target(what, limit, ratio.Median);

    private static Spread SpreadOf(Played one, Func<ColdFigures, double> figure) => Spread.Of(one.Runs.Select(figure));

    private Spread? RatioOf(Played one, Func<ColdFigures, double> figure) =>
        baseline is null ? null : Spread.OfRatios([.. one.Runs.Select(figure)], [.. baseline.Runs.Select(figure)]);
}
