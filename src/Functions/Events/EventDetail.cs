using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace Tokens.Functions.Events;

/// <summary>An EventBridge event's detail, field by field; a missing one reads as empty.</summary>
internal sealed class EventDetail(CloudWatchEvent<JsonElement>? input, string detailType)
{
    /// <summary>Events of our time: from a later one on, the spans that policies name could not be reckoned.</summary>
    private const int LastYear = 2199;

    /// <summary>An invocation may bring no event at all.</summary>
    private readonly CloudWatchEvent<JsonElement> input = input ?? new CloudWatchEvent<JsonElement>();

    /// <summary>Why it is not such an event; null where it is.</summary>
    public string? Problem =>
        input.Source != "aws.ssm" ? "field source: is not aws.ssm"
        : input.DetailType != detailType ? $"field detail-type: is not {detailType}"
        : At.Year > LastYear ? "field time: is no time of an event"
        : input.Detail.ValueKind != JsonValueKind.Object ? "field detail: is no object"
        : null;

    public DateTimeOffset At => new(DateTime.SpecifyKind(input.Time.ToUniversalTime(), DateTimeKind.Utc));

    public string Text(string field)
    {
        try
        {
            return input.Detail.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no name and no policy holds one.
            return "";
        }
    }
}
