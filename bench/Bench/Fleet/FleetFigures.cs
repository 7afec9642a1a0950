namespace Tokens.Bench.Fleet;

/// <summary>What a fleet took, in the seconds of the account's clock.</summary>
/// <param name="Elapsed">All sweeps together.</param>
/// <param name="Sweeps">How many; each but the last was cut by its deadline.</param>
/// <param name="Calls">Of Parameter Store, by operation, the refused ones included.</param>
/// <param name="Refused">Those of them that were throttled.</param>
/// <param name="Exchanges">Token requests to the provider.</param>
/// <param name="Failed">Connections that an answer called failed.</param>
/// <param name="OutOfTurn">See <see cref="FleetConnections.FurthestOutOfTurn"/>.</param>
public sealed record FleetFigures(
    FleetScenario Scenario,
    double Elapsed,
    int Sweeps,
    IReadOnlyDictionary<string, int> Calls,
    IReadOnlyDictionary<string, int> Refused,
    int Exchanges,
    int Failed,
    int OutOfTurn,
    double PeakMb
)
{
    public int AllCalls => Calls.Values.Sum();

    /// <summary>The refused ones left out: they did no work.</summary>
    public double CallsPerRefresh => (AllCalls - Throttled) / (double)Scenario.Connections;

    public double ShareThrottled => Throttled / (double)AllCalls;

    /// <summary>
    /// No less is possible: every call that was of use, at the rate of its quota, the two quotas at once.
    /// </summary>
    public double Bound => Math.Max(Puts / (double)Scenario.Puts, Gets / (double)FleetScenario.Gets);

    public double OfBound => Elapsed / Bound;

    public int Throttled => Refused.Values.Sum();

    public double PutsPerRefresh =>
        (Calls.GetValueOrDefault("PutParameter") - Refused.GetValueOrDefault("PutParameter"))
        / (double)Scenario.Connections;

    /// <summary>What a refresh takes: its token, and for one of a single use the claim on it and its successor.</summary>
    private int Puts => Scenario.Connections * (Scenario.SingleUse ? 3 : 1);

    private int Gets =>
        Calls.Where(call => call.Key.StartsWith("Get", StringComparison.Ordinal)).Sum(call => call.Value);
}
