using System.Text.Json.Nodes;
using Tokens.Adapters.Notifications;
using Tokens.Cli.Hosting;
using Tokens.Cli.Output;
using Tokens.Emulator.EventBridge;
using Tokens.Emulator.Http;

namespace Tokens.Cli.Commands.Local;

/// <summary>An event as it arrives on a queue: what the function gets, and what the timeline shows.</summary>
internal static class StackEvents
{
    /// <summary>A notification of SNS as Lambda hands it over; an event of EventBridge as it is.</summary>
    public static string PayloadOf(JsonObject body) =>
        body["TopicArn"] is null ? body.ToJsonString() : EventTexts.Record((JsonObject)body.DeepClone());

    /// <summary>Who caused it, and what it is.</summary>
    public static TimelineEntry Describe(JsonObject body, DateTimeOffset now)
    {
        var detail = body["detail"];
        var (who, what) = (string?)body["detail-type"] switch
        {
            ParameterEvents.ChangeType => ("Parameter Store", $"change: {detail?["operation"]} {detail?["name"]}"),
            ParameterEvents.PolicyType => (
                "Parameter Store",
                $"policy: {detail?["policy-type"]} of {detail?["parameter-name"]}"
            ),
            null when body["TopicArn"] is not null => ("SNS", Completed((string?)body["Message"] ?? "")),
            var other => ("EventBridge", other ?? "an event without a type"),
        };
        return new TimelineEntry(now, who, what) { Style = Style.Strong };
    }

    /// <summary>What subscribers of the alerts get, as SNS wraps it.</summary>
    public static TimelineEntry DescribeAlert(JsonObject body, DateTimeOffset now)
    {
        var attributes = body["MessageAttributes"];
        var severity = Value("severity");
        return new TimelineEntry(now, "message", (string?)body["Subject"] ?? "a message without a subject")
        {
            Style = TimelineEntry.StyleOf(AttributeWords.SeverityOf(severity)),
            Kind = Value("kind"),
            Severity = severity,
            Connection = Value("connection"),
        };

        string? Value(string name) => (string?)attributes?[name]?["Value"];
    }

    private static string Completed(string message) =>
        JsonText.ReadObject(message) is { } completed
            ? $"rotation completed: {completed["parameter"]}, version {completed["version"]}"
            : "a message that is no rotation-completed message";
}
