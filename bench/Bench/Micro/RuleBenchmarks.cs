using BenchmarkDotNet.Attributes;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Bench.Micro;

/// <summary>The rules that are asked once for each connection of a sweep. (BenchmarkDotNet derives from it: not sealed.)</summary>
public class RuleBenchmarks
{
    private readonly ConnectionSnapshot snapshot = Given.Snapshot();
    private readonly ConnectionName name = Given.Name(0);
    private readonly Definition definition = Given.Valid(DefinitionJson.Parse(Given.Definition));
    private readonly StoredToken token = new(Given.Now, TimeSpan.FromHours(1));

    [Benchmark(Description = "RefreshPolicy.DueAt")]
    public DateTimeOffset DueAt() => Given.Policy.DueAt(token);

    [Benchmark(Description = "DecideRefresh.For")]
    public object Decide() => RefreshChecks.Decide(snapshot, Given.Policy, onDemand: false, Given.Now);

    [Benchmark(Description = "ConnectionRules.Define")]
    public object Define() => Given.Rules.Define(name, definition, Given.Clients);
}
