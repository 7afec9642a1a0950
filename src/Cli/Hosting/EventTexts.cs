using System.Globalization;
using System.Text.Json.Nodes;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions.Events;

namespace Tokens.Cli.Hosting;

/// <summary>Events as EventBridge and SNS deliver them, for whatever does not come from there.</summary>
internal static class EventTexts
{
    private const string Account = "000000000000";

    public static string Schedule(DateTimeOffset at) => Event("aws.events", "Scheduled Event", at, []);

    public static string Change(ParameterName name, string operation, DateTimeOffset at) =>
        Event(
            "aws.ssm",
            ParameterChangeEvent.DetailType,
            at,
            new JsonObject
            {
                ["operation"] = operation,
                ["name"] = name.Value,
                ["type"] = "SecureString",
            }
        );

    /// <param name="action">What acted.</param>
    /// <param name="content">The policy itself, as it was put.</param>
    public static string Policy(PolicyAction action, string content) =>
        Event(
            "aws.ssm",
            PolicyActionEvent.DetailType,
            action.At,
            new JsonObject
            {
                ["policy-type"] = action.Kind.ToString(),
                ["parameter-name"] = action.Parameter.Value,
                ["parameter-type"] = "SecureString",
                ["policy-content"] = content,
                ["action-status"] = "Success",
                ["action-reason"] = ReasonOf(action.Kind),
            }
        );

    private static string ReasonOf(PolicyKind kind) =>
        kind switch
        {
            PolicyKind.NoChangeNotification => "The parameter has not been changed for that long.",
            PolicyKind.ExpirationNotification => "The parameter will be deleted.",
            _ => "The parameter was deleted.",
        };

    public static string Completion(Notification.RotationCompleted completed, string topicArn, DateTimeOffset at) =>
        Envelope(NoticeJson.Write(completed), $"local-{completed.Version.Number}", topicArn, at);

    /// <summary>A message of a topic as SNS hands it to a function.</summary>
    public static string Envelope(string message, string messageId, string topicArn, DateTimeOffset at) =>
        new JsonObject
        {
            ["Records"] = new JsonArray(
                new JsonObject
                {
                    ["EventSource"] = "aws:sns",
                    ["EventVersion"] = "1.0",
                    ["EventSubscriptionArn"] = $"{topicArn}:local",
                    ["Sns"] = new JsonObject
                    {
                        ["Type"] = "Notification",
                        ["MessageId"] = messageId,
                        ["TopicArn"] = topicArn,
                        ["Message"] = message,
                        ["Timestamp"] = Time(at),
                    },
                }
            ),
        }.ToJsonString();

    private static string Event(string source, string detailType, DateTimeOffset at, JsonObject detail) =>
        new JsonObject
        {
            ["version"] = "0",
            ["id"] = $"local-{at.Ticks.ToString(CultureInfo.InvariantCulture)}",
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = Account,
            ["time"] = Time(at),
            ["region"] = "local",
            ["resources"] = new JsonArray(),
            ["detail"] = detail,
        }.ToJsonString();

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
