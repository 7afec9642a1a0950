using System.Globalization;
using System.Runtime.InteropServices;

namespace Tokens.Bench.Results;

/// <summary>Where a figure was measured; ratios travel to other machines, times do not.</summary>
/// <param name="LoadAtStart">How many wanted a core in the minute before: a busy machine measures its neighbours.</param>
public sealed record Machine(
    string Processor,
    int Cores,
    double MemoryGb,
    string System,
    string Kernel,
    string DotNet,
    double LoadAtStart
)
{
    public static Machine Read() =>
        new(
            Value("/proc/cpuinfo", "model name"),
            Environment.ProcessorCount,
            Math.Round(Number(Value("/proc/meminfo", "MemTotal").Split(' ')[0]) / (1024 * 1024), 1),
            Value("/etc/os-release", "PRETTY_NAME", '=').Trim('"'),
            File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
            RuntimeInformation.FrameworkDescription,
            Number(File.ReadAllText("/proc/loadavg").Split(' ')[0])
        );

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Processor}, {Cores} cores, {MemoryGb} GB, {System}, kernel {Kernel}, {DotNet}; load before the start {LoadAtStart}"
        );

    private static string Value(string file, string key, char separator = ':') =>
        File.ReadLines(file)
            .Where(line => line.StartsWith(key, StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim())
            .FirstOrDefault("unknown");

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
