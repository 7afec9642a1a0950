using System.Collections.Concurrent;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>The benches of all scenarios, and what is counted over them.</summary>
public sealed class FaultLab : IAsyncLifetime
{
    private const int QuickOnesAtOnce = 2;

    /// <summary>These only wait: for time-outs, and between attempts.</summary>
    private const int LongOnesAtOnce = 10;

    private readonly ConcurrentBag<Bench> idle = [];

    public Figures Figures { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task<FaultRun> PlayAsync(Scenario scenario, (OutgoingCall Call, FaultKind Kind)? fault = null) =>
        OnABenchAsync(bench => FaultRun.PlayAsync(bench, scenario, fault));

    /// <summary>Whatever throws is a fault of the harness itself.</summary>
    public static async Task PlayAllAsync(
        IReadOnlyList<(OutgoingCall Call, FaultKind Kind)> faults,
        Func<(OutgoingCall Call, FaultKind Kind), Task> play
    )
    {
        await Task.WhenAll(
            AtOnceAsync(LongOnesAtOnce, faults.Where(fault => fault.Kind.TakesLong)),
            AtOnceAsync(QuickOnesAtOnce, faults.Where(fault => !fault.Kind.TakesLong))
        );

        Task AtOnceAsync(int most, IEnumerable<(OutgoingCall, FaultKind)> some) =>
            Parallel.ForEachAsync(
                some,
                new ParallelOptions { MaxDegreeOfParallelism = most },
                async (fault, _) => await play(fault)
            );
    }

    public async Task DisposeAsync()
    {
        Figures.Write();
        foreach (var bench in idle)
        {
            await bench.DisposeAsync();
        }
    }

    private async Task<T> OnABenchAsync<T>(Func<Bench, Task<T>> play)
    {
        var bench = idle.TryTake(out var used) ? used : await Bench.StartAsync();
        try
        {
            return await play(bench);
        }
        finally
        {
            idle.Add(bench);
        }
    }
}
