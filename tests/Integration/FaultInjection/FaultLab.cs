using System.Collections.Concurrent;
using Xunit;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>The benches of all scenarios, and what is counted over them.</summary>
public sealed class FaultLab : IAsyncLifetime
{
    /// <summary>Most of a run is waiting: for processes to start, for time-outs to pass.</summary>
    private static int Benches => FaultPlan.IsWhole ? 4 : 3;

    private readonly ConcurrentBag<Bench> idle = [];

    public Figures Figures { get; } = new();

    public async Task InitializeAsync()
    {
        for (var i = 0; i < Benches; i++)
        {
            idle.Add(await Bench.StartAsync());
        }
    }

    public Task<FaultRun> PlayAsync(Scenario scenario, (OutgoingCall Call, FaultKind Kind)? fault = null) =>
        OnABenchAsync(bench => FaultRun.PlayAsync(bench, scenario, fault));

    /// <summary>As many at once as there are benches.</summary>
    public static Task PlayAllAsync<T>(IEnumerable<T> all, Func<T, Task> play) =>
        Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = Benches },
            async (one, _) => await play(one)
        );

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
        if (!idle.TryTake(out var bench))
        {
            throw new InvalidOperationException("More runs at once than there are benches.");
        }

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
