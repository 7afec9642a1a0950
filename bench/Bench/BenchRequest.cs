using System.Globalization;

namespace Tokens.Bench;

/// <summary>What is to be measured.</summary>
/// <param name="Parts">By their names, in the order in which they run.</param>
/// <param name="Runs">How often whole processes are measured.</param>
/// <param name="Build">False measures what the last run of the bench built.</param>
public sealed record BenchRequest(IReadOnlyList<string> Parts, int Runs, bool Build)
{
    /// <summary>With fewer, one disturbed run moves the median.</summary>
    public const int FewestRuns = 11;

    /// <summary>Below the repository's folder.</summary>
    public const string Output = "artifacts/bench";

    /// <param name="arguments">As on the command line.</param>
    /// <param name="known">The parts that there are.</param>
    /// <exception cref="ArgumentException">One means nothing here; the message says which do.</exception>
    public static BenchRequest Parse(IReadOnlyList<string> arguments, IReadOnlyList<string> known)
    {
        var request = new BenchRequest([], FewestRuns, Build: true);
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            request = rest.Current switch
            {
                "--no-build" => request with { Build = false },
                "--runs" => request with { Runs = RunsOf(rest.MoveNext() ? rest.Current : "") },
                var part when known.Contains(part) => request with { Parts = [.. request.Parts, part] },
                var other => throw new ArgumentException(
                    $"'{other}' is not understood.\neng/bench [{string.Join("] [", known)}] [--runs {FewestRuns}] [--no-build]"
                ),
            };
        }

        return request.Parts.Count == 0 ? request with { Parts = known } : request;
    }

    private static int RunsOf(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var runs) && runs >= FewestRuns
            ? runs
            : throw new ArgumentException($"--runs takes a number, {FewestRuns} or more: fewer prove nothing.");
}
