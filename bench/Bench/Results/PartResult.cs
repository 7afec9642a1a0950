namespace Tokens.Bench.Results;

/// <summary>What a part of the bench found.</summary>
/// <param name="Figures">For the JSON, by its public properties.</param>
/// <param name="Text">For people: Markdown, a line each.</param>
public sealed record PartResult(object Figures, IReadOnlyList<string> Text, IReadOnlyList<Target> Targets);
