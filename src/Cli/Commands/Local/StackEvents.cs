using System.Text.Json.Nodes;
using Tokens.Cli.Output;
using Tokens.Emulator.EventBridge;

namespace Tokens.Cli.Commands.Local;

/// <summary>An event as it arrives on a queue: what the function gets, and what the timeline shows.</summary>
internal static class StackEvents
{
    /// <summary>A notification of SNS as Lambda hands it over; an event of EventBridge as it is.</summary>
    public static string PayloadOf(JsonObject body) =>
        body["TopicArn"] is null
            ? body.ToJsonString()
            : new JsonObject
            {
                ["Records"] = new JsonArray(
                    new JsonObject
                    {
                        ["EventSource"] = "aws:sns",
                        ["EventVersion"] = "1.0",
                        ["EventSubscriptionArn"] = $"{(string?)body["TopicArn"]}:local",
                        ["Sns"] = body.DeepClone(),
                    }
                ),
            }.ToJsonString();

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
            Style = severity switch
            {
                "critical" => Style.Bad,
                "warning" => Style.Warning,
                _ => Style.Accent,
            },
            Kind = Value("kind"),
            Severity = severity,
            Connection = Value("connection"),
        };

        string? Value(string name) => (string?)attributes?[name]?["Value"];
    }

    private static string Completed(string message)
    {
        try
        {
            var json = JsonNode.Parse(message);
            return $"rotation completed: {json?["parameter"]}, version {json?["version"]}";
        }
        catch (System.Text.Json.JsonException)
        {
            return "a message that is no rotation-completed message";
        }
    }
}
