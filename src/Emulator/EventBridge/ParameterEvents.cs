using System.Globalization;
using System.Text.Json.Nodes;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.EventBridge;

/// <summary>Events as EventBridge delivers them.</summary>
public static class ParameterEvents
{
    public const string Source = "aws.ssm";

    public const string ChangeType = "Parameter Store Change";

    public const string PolicyType = "Parameter Store Policy Action";

    public static JsonObject Change(ParameterChange change) =>
        Event(
            Source,
            ChangeType,
            change.At,
            new JsonObject
            {
                ["operation"] = change.Operation,
                ["name"] = change.Name,
                ["type"] = change.Type,
            }
        );

    public static JsonObject Policy(PolicyEvent acted) =>
        Event(
            Source,
            PolicyType,
            acted.At,
            new JsonObject
            {
                ["policy-type"] = acted.Policy.Type,
                ["parameter-name"] = acted.Parameter.Name,
                ["parameter-type"] = acted.Parameter.Type,
                ["policy-content"] = acted.Policy.Text,
                ["action-status"] = "Success",
                ["action-reason"] = Reason(acted.Policy.Type),
            }
        );

    /// <summary>What the schedule of the template sends, were it a rule.</summary>
    public static JsonObject Schedule(DateTimeOffset at) => Event("aws.events", "Scheduled Event", at, []);

    public static JsonObject Event(string source, string detailType, DateTimeOffset at, JsonObject detail) =>
        new()
        {
            ["version"] = "0",
            ["id"] = $"{Guid.CreateVersion7(at)}",
            ["detail-type"] = detailType,
            ["source"] = source,
            ["account"] = Account.Id,
            ["time"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["region"] = Account.DefaultRegion,
            ["resources"] = new JsonArray(),
            ["detail"] = detail,
        };

    /// <summary>The wording of AWS's reasons is not documented.</summary>
    private static string Reason(string policyType) =>
        policyType switch
        {
            "NoChangeNotification" => "The parameter has not been changed for that long.",
            "ExpirationNotification" => "The parameter will be deleted.",
            _ => "The parameter was deleted.",
        };
}
