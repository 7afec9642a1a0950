using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;

namespace Tokens.Functions.Events;

/// <summary>
/// Reads events that anybody may have sent, of each only what is asked for. What is missing, or of another kind, reads as
/// nothing; so does half a surrogate pair, which only shows when it is read.
/// </summary>
public static class LenientEvents
{
    public static CloudWatchEvent<JsonElement> EventBridge(JsonElement json) =>
        new()
        {
            Source = Text(json, "source"),
            DetailType = Text(json, "detail-type"),
            Time = Time(json, "time"),
            Detail = Field(json, "detail"),
        };

    /// <returns>Without a list of records where the event has none.</returns>
    public static SNSEvent Sns(JsonElement json) =>
        new()
        {
            Records = Field(json, "Records") is { ValueKind: JsonValueKind.Array } records
                ? [.. records.EnumerateArray().Select(record => Record(Field(record, "Sns")))]
                : null,
        };

    /// <summary>The topic of the event's first record; null where there is none.</summary>
    public static string? TopicOf(JsonElement json) => Sns(json).Records is [var first, ..] ? first.Sns.TopicArn : null;

    public static string? Text(JsonElement json, string name)
    {
        try
        {
            return Field(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static SNSEvent.SNSRecord Record(JsonElement sns) =>
        new()
        {
            Sns = new SNSEvent.SNSMessage { TopicArn = Text(sns, "TopicArn"), Message = Text(sns, "Message") },
        };

    private static JsonElement Field(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>The first moment of all where there is none: no event is of that time.</summary>
    private static DateTime Time(JsonElement json, string name) =>
        Text(json, name) is not null && Field(json, name).TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime
            : DateTime.MinValue;
}
