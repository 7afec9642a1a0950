namespace Tokens.Adapters.Inspection;

/// <summary>What the store tells of a parameter besides its value.</summary>
/// <param name="Version">Counts the writes; at most the last hundred are kept.</param>
/// <param name="Policies">Those it bears, each with what became of it.</param>
public sealed record ParameterFacts(
    ParameterName Name,
    bool IsSecure,
    long Version,
    IReadOnlyList<(string Type, string Status)> Policies
);
