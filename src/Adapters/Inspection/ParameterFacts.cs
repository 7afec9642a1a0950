namespace Tokens.Adapters.Inspection;

/// <summary>What the store tells of a parameter besides its value.</summary>
/// <param name="Version">Counts the writes; at most the last hundred are kept.</param>
/// <param name="Policies">The parameter's policies and their states.</param>
public sealed record ParameterFacts(
    ParameterName Name,
    bool IsSecure,
    long Version,
    IReadOnlyList<PolicyState> Policies
);

/// <param name="Type">As in <c>NoChangeNotification</c>.</param>
/// <param name="Status">As in <c>Finished</c>.</param>
public sealed record PolicyState(string Type, string Status);
