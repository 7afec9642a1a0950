namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Which faults are tried at which calls.</summary>
internal static class FaultPlan
{
    /// <summary>Of calls that are alike in their operation, the spread has every so manieth.</summary>
    private const int EveryOf = 4;

    /// <summary>Every fault at every call where TOKENS_FAULTS is "all"; else a spread.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("TOKENS_FAULTS") == "all";

    private static IReadOnlyList<FaultKind> Gentle { get; } =
    [.. FaultKind.All.Where(kind => kind is { TakesLong: false, Kills: false })];

    private static IReadOnlyList<FaultKind> Kills { get; } = [.. FaultKind.All.Where(kind => kind.Kills)];

    private static IReadOnlyList<FaultKind> Long { get; } = [.. FaultKind.All.Where(kind => kind.TakesLong)];

    /// <param name="calls">Those of the run in which nothing else goes wrong.</param>
    /// <param name="scenario">Its number, so that the next one's spread begins with another fault.</param>
    public static IEnumerable<(OutgoingCall Call, FaultKind Kind)> For(
        IReadOnlyList<OutgoingCall> calls,
        int scenario
    ) => IsWhole ? calls.SelectMany(call => FaultKind.All.Select(kind => (call, kind))) : Spread(calls, scenario);

    /// <summary>
    /// Each operation at some of its calls, the kinds in turn. Of those that kill, after which a process must start again,
    /// and of those that take long one in each scenario and one in each of the first.
    /// </summary>
    public static IEnumerable<(OutgoingCall Call, FaultKind Kind)> Spread(
        IReadOnlyList<OutgoingCall> calls,
        int scenario
    )
    {
        // Concurrent calls come in any order; the spread is the same in each run.
        var some = calls
            .OrderBy(call => call.ToString(), StringComparer.Ordinal)
            .GroupBy(call => (call.Service, call.Operation))
            .SelectMany(alike => Some([.. alike], scenario))
            .ToList();
        return some.Select((call, i) => (call, Gentle[(i + scenario) % Gentle.Count]))
            .Append((some[scenario % some.Count], Kills[scenario % Kills.Count]))
            .Concat(Long.Skip(scenario).Take(1).Select(kind => (some[7 * (scenario + 1) % some.Count], kind)));
    }

    private static IEnumerable<OutgoingCall> Some(IReadOnlyList<OutgoingCall> alike, int scenario) =>
        alike.Where((_, i) => i % EveryOf == scenario % Math.Min(EveryOf, alike.Count));
}
