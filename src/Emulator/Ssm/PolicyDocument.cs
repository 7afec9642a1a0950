using System.Globalization;
using System.Text.Json;

namespace Tokens.Emulator.Ssm;

/// <summary>Reads the <c>Policies</c> string: a JSON array of at most ten policies, where <c>[{}]</c> means none.</summary>
internal static class PolicyDocument
{
    private const int Most = 10;

    public static IReadOnlyList<Policy> Parse(string text)
    {
        using var document = ParseJson(text);
        var elements = document.RootElement.EnumerateArray().ToArray();
        if (elements is [var only] && !only.EnumerateObject().Any())
        {
            return [];
        }

        if (elements.Length > Most)
        {
            throw new RefusedException(
                "PoliciesLimitExceededException",
                $"A parameter can have at most {Most} policies."
            );
        }

        Policy[] policies = [.. elements.Select(PolicyRule.Read)];
        return policies.Count(policy => policy.Type == PolicyRule.Expiration) > 1
            ? throw new RefusedException(
                "IncompatiblePolicyException",
                "A parameter can have one Expiration policy only."
            )
            : policies;
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (
                document.RootElement is { ValueKind: JsonValueKind.Array } array
                && array.GetArrayLength() > 0
                && array.EnumerateArray().All(policy => policy.ValueKind == JsonValueKind.Object)
            )
            {
                return document;
            }
        }
        catch (JsonException)
        {
            // Answered below, as JSON of another shape is.
        }

        throw RefusedException.Invalid($"Invalid policies input: {text}.");
    }
}

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
