namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Which faults are tried at which calls.</summary>
internal static class FaultPlan
{
    private const int KillEvery = 12;

    /// <summary>Every fault at every call where TOKENS_FAULTS is "all"; else a spread.</summary>
    public static bool IsWhole => Environment.GetEnvironmentVariable("TOKENS_FAULTS") == "all";

    private static IReadOnlyList<FaultKind> Gentle { get; } =
    [.. FaultKind.All.Where(kind => kind is { TakesLong: false, Kills: false })];

    private static IReadOnlyList<FaultKind> Kills { get; } = [.. FaultKind.All.Where(kind => kind.Kills)];

    private static IReadOnlyList<FaultKind> Long { get; } = [.. FaultKind.All.Where(kind => kind.TakesLong)];

    /// <param name="calls">Those of the run in which nothing goes wrong.</param>
    /// <param name="scenario">Its number, so that the next one's spread begins with another fault.</param>
    public static IEnumerable<(OutgoingCall Call, FaultKind Kind)> For(
        IReadOnlyList<OutgoingCall> calls,
        int scenario
    ) => IsWhole ? calls.SelectMany(call => FaultKind.All.Select(kind => (call, kind))) : Spread(calls, scenario);

    /// <summary>
    /// Each call once, the kinds in turn. Of those that kill, after which a process must start again, only every few calls
    /// one; those that take long once each.
    /// </summary>
    private static IEnumerable<(OutgoingCall, FaultKind)> Spread(IReadOnlyList<OutgoingCall> calls, int scenario) =>
        calls
            .Select((call, i) => (call, InTurn(i + scenario)))
            .Concat(Long.Skip(scenario).Take(1).Select(kind => (calls[7 * (scenario + 1) % calls.Count], kind)));

    private static FaultKind InTurn(int i) =>
        i % KillEvery == 0 ? Kills[i / KillEvery % Kills.Count] : Gentle[i % Gentle.Count];
}
