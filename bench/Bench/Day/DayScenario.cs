namespace Tokens.Bench.Day;

/// <param name="Puts">PutParameter calls a second that the account allows.</param>
/// <param name="Length">How long it is watched.</param>
internal sealed record DayScenario(int Connections, int Puts, TimeSpan Length)
{
    public override string ToString() => FormattableString.Invariant($"{Connections:N0} connections, {Puts} puts/s");
}

/// <summary>What became of the tokens.</summary>
/// <param name="Expired">How many were not replaced in time.</param>
/// <param name="LeastLeft">In minutes: what the one had left that was replaced last of all; below zero where it had expired.</param>
/// <param name="LongestSweep">In minutes.</param>
internal sealed record DayFigures(
    DayScenario Scenario,
    int Refreshed,
    int Expired,
    double LeastLeft,
    double LongestSweep,
    double ShareThrottled
);
