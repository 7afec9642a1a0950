using Tokens.Bench.Results;

namespace Tokens.Bench;

/// <summary>A part of the bench, run by its name.</summary>
public interface IPart
{
    string Name { get; }

    /// <exception cref="BenchException">What was to be measured did not do its work.</exception>
    Task<PartResult> RunAsync(BenchRequest request);
}
