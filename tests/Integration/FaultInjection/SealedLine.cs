namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>A line of the functions' log that holds a refresh token which the store did not take.</summary>
internal sealed record SealedLine(string Connection, string Word, DateTimeOffset At)
{
    public static IReadOnlyList<SealedLine> Among(IEnumerable<OutputLine> log) =>
        [.. log.Select(In).OfType<SealedLine>()];

    /// <summary>Null where the line holds none.</summary>
    public static SealedLine? In(OutputLine line) =>
        line.Text.Contains("tokens2:", StringComparison.Ordinal)
        && JsonNode.Parse(line.Text) is JsonObject { } json
        && (string?)json["sealed"] is { } word
            ? new SealedLine((string)json["connection"]!, word, (DateTimeOffset)json["time"]!)
            : null;
}
