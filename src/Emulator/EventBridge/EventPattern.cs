using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;

namespace Tokens.Emulator.EventBridge;

/// <summary>
/// EventBridge's comparison of an event with a rule's pattern. A matcher that is not known here is an error, not a
/// mismatch.
/// </summary>
public static class EventPattern
{
    public static bool Matches(JsonNode pattern, JsonNode? value) =>
        pattern switch
        {
            JsonObject fields => value is JsonObject found
                && fields.All(field => Matches(field.Value!, found[field.Key])),
            JsonArray alternatives => Values(value).Any(one => alternatives.Any(matcher => Fits(matcher, one))),
            _ => throw new NotSupportedException("A pattern's values are in lists."),
        };

    /// <exception cref="NotSupportedException">The pattern has a matcher that is not known here.</exception>
    public static void Check(JsonNode pattern)
    {
        foreach (var matcher in Matchers(pattern))
        {
            _ = Fits(matcher, JsonValue.Create(""));
        }
    }

    private static IEnumerable<JsonNode?> Matchers(JsonNode? pattern) =>
        pattern switch
        {
            JsonObject fields => fields.SelectMany(field => Matchers(field.Value)),
            JsonArray alternatives => alternatives,
            _ => throw new NotSupportedException("A pattern's values are in lists."),
        };

    /// <summary>A list in the event matches where one of its elements does.</summary>
    private static IEnumerable<JsonValue> Values(JsonNode? value) =>
        value switch
        {
            JsonArray list => list.OfType<JsonValue>(),
            JsonValue one => [one],
            _ => [],
        };

    private static bool Fits(JsonNode? matcher, JsonValue value) =>
        matcher is JsonObject { Count: 1 } special
            ? value.TryGetValue<string>(out var text) && Fits(special.First(), text)
            : JsonNode.DeepEquals(matcher, value);

    private static bool Fits(KeyValuePair<string, JsonNode?> matcher, string text) =>
        (matcher.Key, (string)matcher.Value!) switch
        {
            ("prefix", var prefix) => text.StartsWith(prefix, StringComparison.Ordinal),
            ("suffix", var suffix) => text.EndsWith(suffix, StringComparison.Ordinal),
            ("wildcard", var wildcard) => Text.Fits(text, Valid(wildcard), knowsQuestionMark: false),
            ("anything-but", var other) => text != other,
            _ => throw new NotSupportedException(matcher.Key),
        };

    /// <summary>EventBridge refuses two stars in a row; a backslash would escape one.</summary>
    private static string Valid(string wildcard) =>
        wildcard.Contains("**") || wildcard.Contains('\\') ? throw new NotSupportedException(wildcard) : wildcard;
}
