using BenchmarkDotNet.Attributes;

namespace Tokens.Bench.Micro;

/// <summary>What a sweep does over 1,000 connections before and beside its calls, over a store that answers at once.</summary>
public class SweepBenchmarks
{
    private const int Connections = 1000;

    private readonly SweepWorld world = new(Connections);

    [Benchmark(Description = "survey of 1,000 connections")]
    public Task<Snapshot> Take() => world.Snapshot.TakeAsync(names: null, CancellationToken.None);

    /// <summary>No time is left, so all that is due goes into its order and none of it to a provider.</summary>
    [Benchmark(Description = "choice and order of 1,000 connections")]
    public Task<RefreshReport> Choose() =>
        world.Round.RunAsync(world.Taken, onDemand: false, world.NoTimeLeft(), CancellationToken.None);
}
