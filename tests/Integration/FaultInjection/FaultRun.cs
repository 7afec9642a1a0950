namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>A scenario played through once.</summary>
/// <param name="Calls">Those of its middle part, in the order in which they came.</param>
/// <param name="Acting">The invocations of that part.</param>
/// <param name="Recovering">Those after it.</param>
/// <param name="Log">What the functions printed.</param>
public sealed record FaultRun(
    IReadOnlyList<OutgoingCall> Calls,
    bool HasStruck,
    IReadOnlyList<FunctionRun> Acting,
    IReadOnlyList<FunctionRun> Recovering,
    Ending Ending,
    IReadOnlyList<OutputLine> Log
)
{
    public static async Task<FaultRun> PlayAsync(
        Bench bench,
        Scenario scenario,
        (OutgoingCall Call, FaultKind Kind)? fault = null
    )
    {
        var stage = bench.Clear();
        scenario.Arrange(stage);
        bench.Saboteur.Begin(stage.Place, () => bench.World.Kill(stage.Functions.Current), fault);
        await scenario.ActAsync(stage);
        var (calls, hasStruck) = (bench.Saboteur.Calls, bench.Saboteur.HasStruck);
        var acting = stage.Functions.All.ToList();
        bench.Saboteur.Disarm();
        await scenario.RecoverAsync(stage);
        stage.ShowTheClear();
        if (fault is { Kind.SlowsDown: true })
        {
            stage.Functions.End();
        }

        return new FaultRun(
            calls,
            hasStruck,
            acting,
            [.. stage.Functions.All.Skip(acting.Count)],
            Ending.Of(stage),
            stage.Log
        );
    }
}
