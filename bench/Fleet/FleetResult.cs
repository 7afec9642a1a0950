using System.Text.Json.Serialization;

namespace Tokens.Bench.Fleets;

/// <summary>What one process made of a fleet.</summary>
/// <param name="Sweeps">How long each took, in the clock's seconds.</param>
/// <param name="Refreshed">How many connections, each counted once.</param>
/// <param name="Failed">What the answers say of those that failed.</param>
/// <param name="PeakBytes">The most memory that was ever resident.</param>
public sealed record FleetResult(
    IReadOnlyList<double> Sweeps,
    int Refreshed,
    IReadOnlyList<string> Failed,
    long PeakBytes
);

[JsonSerializable(typeof(FleetResult))]
public sealed partial class FleetJson : JsonSerializerContext;
