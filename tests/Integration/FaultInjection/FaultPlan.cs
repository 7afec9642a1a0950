namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Which faults are tried at which calls.</summary>
internal static class FaultPlan
{
    /// <summary>Every fault at every call where TOKENS_FAULTS is "all"; else a spread.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("TOKENS_FAULTS") == "all";

    private static IReadOnlyList<FaultKind> Quick { get; } = [.. FaultKind.All.Where(kind => !kind.TakesLong)];

    private static IReadOnlyList<FaultKind> Long { get; } = [.. FaultKind.All.Where(kind => kind.TakesLong)];

    /// <param name="calls">Those of the run in which nothing goes wrong.</param>
    /// <param name="scenario">Its number, so that the next one's spread begins with another fault.</param>
    public static IEnumerable<(OutgoingCall Call, FaultKind Kind)> For(IReadOnlyList<OutgoingCall> calls, int scenario) =>
        IsWhole
            ? calls.SelectMany(call => FaultKind.All.Select(kind => (call, kind)))
                .OrderByDescending(fault => fault.kind.TakesLong)
            : Spread(calls, scenario);

    /// <summary>Each call once, the kinds in turn, and one that takes long at some call.</summary>
    private static IEnumerable<(OutgoingCall, FaultKind)> Spread(IReadOnlyList<OutgoingCall> calls, int scenario) =>
        calls
            .Select((call, i) => (call, Quick[(i + scenario) % Quick.Count]))
            .Prepend((calls[7 * (scenario + 1) % calls.Count], Long[scenario % Long.Count]));
}
