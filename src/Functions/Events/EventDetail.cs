using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;

namespace Tokens.Functions.Events;

/// <summary>An EventBridge event's detail, field by field; a missing one reads as empty.</summary>
internal sealed class EventDetail(CloudWatchEvent<JsonElement> input, string detailType)
{
    /// <summary>Before it there was no EventBridge; a time that cannot be read is of the year 1.</summary>
    private const int FirstYear = 2016;

    /// <summary>Events of our time: from a later one on, the spans that policies name could not be reckoned.</summary>
    private const int LastYear = 2199;

    /// <summary>Why it is not such an event; null where it is.</summary>
    public string? Problem =>
        input.Source != "aws.ssm" ? "field source: is not aws.ssm"
        : input.DetailType != detailType ? $"field detail-type: is not {detailType}"
        : At.Year is < FirstYear or > LastYear ? "field time: is no time of an event"
        : input.Detail.ValueKind != JsonValueKind.Object ? "field detail: is no object"
        : null;

    public DateTimeOffset At => new(DateTime.SpecifyKind(input.Time.ToUniversalTime(), DateTimeKind.Utc));

    public string Text(string field) => LenientEvents.Text(input.Detail, field) ?? "";
}
