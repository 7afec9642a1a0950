using System.Diagnostics;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Counts what was played, for the line that eng/faults ends with.</summary>
public sealed class Figures
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly HashSet<string> operations = new(StringComparer.Ordinal);
    private readonly HashSet<FaultKind> kinds = [];
    private int scenarios;
    private int calls;
    private int runs;
    private int broken;

    public void Add(IReadOnlyList<OutgoingCall> golden)
    {
        (scenarios, calls) = (scenarios + 1, calls + golden.Count);
        operations.UnionWith(golden.Select(call => $"{call.Service} {call.Operation}"));
    }

    public void Add(IEnumerable<FaultKind> tried, int brokenInvariants)
    {
        var all = tried.ToList();
        kinds.UnionWith(all);
        (runs, broken) = (runs + all.Count, broken + brokenInvariants);
    }

    public void Write()
    {
        var line = FormattableString.Invariant(
            $"fault injection: {scenarios} scenarios, {calls} calls, {kinds.Count} faults, {runs:N0} runs, {broken} invariants broken, {watch.Elapsed.TotalSeconds:F0} s"
        );
        TestRun.Say($"{line} ({string.Join(", ", operations.Order(StringComparer.Ordinal))})");
        if (Environment.GetEnvironmentVariable("TOKENS_FAULTS_FIGURES") is { Length: > 0 } file)
        {
            File.WriteAllText(file, line + Environment.NewLine);
        }
    }
}
