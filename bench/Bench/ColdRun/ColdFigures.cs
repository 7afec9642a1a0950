namespace Tokens.Bench.ColdRun;

/// <summary>What one run took.</summary>
/// <param name="StartMs">From the process's start to its first question for an event.</param>
/// <param name="WorkMs">From the event's delivery to the answer.</param>
/// <param name="CpuMs">Of all threads, user and system, when the answer was there.</param>
/// <param name="PeakMb">The most memory that was resident until then.</param>
/// <param name="Calls">How many calls of AWS it made.</param>
public sealed record ColdFigures(double StartMs, double WorkMs, double CpuMs, double PeakMb, int Calls)
{
    public double WallMs => StartMs + WorkMs;
}
