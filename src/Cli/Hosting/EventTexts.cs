using System.Globalization;
using System.Text.Json.Nodes;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions.Events;

namespace Tokens.Cli.Hosting;

/// <summary>Events as EventBridge and SNS deliver them, for whatever does not come from there.</summary>
internal static class EventTexts
{
    public static string Completion(Notification.RotationCompleted completed, string topicArn, DateTimeOffset at) =>
        Envelope(NoticeJson.Write(completed), $"local-{completed.Version.Number}", topicArn, at);

    /// <summary>A message of a topic as SNS hands it to a function.</summary>
    public static string Envelope(string message, string messageId, string topicArn, DateTimeOffset at) =>
        Record(
            new JsonObject
            {
                ["Type"] = "Notification",
                ["MessageId"] = messageId,
                ["TopicArn"] = topicArn,
                ["Message"] = message,
                ["Timestamp"] = Time(at),
            }
        );

    /// <param name="notification">As SNS sends it to its subscribers.</param>
    public static string Record(JsonObject notification) =>
        new JsonObject
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventSource"] = "aws:sns",
                    ["EventVersion"] = "1.0",
                    ["EventSubscriptionArn"] = $"{(string?)notification["TopicArn"]}:local",
                    ["Sns"] = notification,
                }
            ),
        }.ToJsonString();

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
