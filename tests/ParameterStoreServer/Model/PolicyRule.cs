using System.Globalization;
using System.Text.Json;

namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>What one policy must look like.</summary>
internal static class PolicyRule
{
    public const string Expiration = "Expiration";

    public static Policy Read(JsonElement policy)
    {
        var type = Text(policy, "Type") ?? "";
        switch (type)
        {
            case Expiration:
                Require(policy, "Timestamp", IsInstant);
                break;
            case "ExpirationNotification":
                RequireSpan(policy, "Before");
                break;
            case "NoChangeNotification":
                RequireSpan(policy, "After");
                break;
            default:
                throw new RefusedException(
                    "InvalidPolicyTypeException",
                    $"The policy type '{type}' isn't supported: use Expiration, ExpirationNotification or NoChangeNotification."
                );
        }

        return Text(policy, "Version") == "1.0"
            ? new Policy(type, policy.GetRawText())
            : throw InvalidAttribute("Version", type);
    }

    private static void RequireSpan(JsonElement policy, string attribute)
    {
        Require(policy, attribute, IsPositive);
        Require(policy, "Unit", unit => unit is "Days" or "Hours");
    }

    private static void Require(JsonElement policy, string attribute, Func<string, bool> isValid)
    {
        var text = policy.TryGetProperty("Attributes", out var all) ? Text(all, attribute) : null;
        if (text is null || !isValid(text))
        {
            throw InvalidAttribute(attribute, Text(policy, "Type"));
        }
    }

    // Numbers are strings here, as in the guide: a JSON number is refused.
    private static bool IsPositive(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;

    private static bool IsInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static RefusedException InvalidAttribute(string attribute, string? type) =>
        new(
            "InvalidPolicyAttributeException",
            $"The attribute {attribute} of the policy {type} is missing or invalid."
        );

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
