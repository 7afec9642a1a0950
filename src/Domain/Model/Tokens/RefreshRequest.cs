namespace Tokens.Domain.Model.Tokens;

/// <summary>What a run is asked to do.</summary>
/// <param name="Connections">The names given by hand; null for all that is due.</param>
/// <param name="TimeLeft">How long the caller may still take, its answer included.</param>
public sealed record RefreshRequest(IReadOnlyList<string>? Connections, TimeSpan TimeLeft);
