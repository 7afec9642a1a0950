using System.Text.Json;

namespace Tokens.Emulator.Sns;

/// <summary>
/// Which messages a subscription wants, by their attributes: each named attribute must be there and bear one of the
/// texts. AWS has further operators; a policy with one is refused here rather than understood otherwise.
/// </summary>
internal sealed class FilterPolicy
{
    private readonly Dictionary<string, string[]> _rules;

    private FilterPolicy(string json, Dictionary<string, string[]> rules) => (Json, _rules) = (json, rules);

    public static FilterPolicy Everything { get; } = new("", []);

    /// <summary>As it was given.</summary>
    public string Json { get; }

    public static FilterPolicy Parse(string json)
    {
        try
        {
            return json.Length == 0 ? Everything : new FilterPolicy(json, Rules(JsonDocument.Parse(json).RootElement));
        }
        catch (JsonException)
        {
            throw Refusals.Invalid("FilterPolicy: failed to parse JSON.");
        }
    }

    public bool Wants(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        _rules.All(rule =>
            attributes.GetValueOrDefault(rule.Key) is { Type: "String" } attribute
            && rule.Value.Contains(attribute.Value)
        );

    private static Dictionary<string, string[]> Rules(JsonElement policy) =>
        policy.ValueKind != JsonValueKind.Object
            ? throw Refusals.Invalid("FilterPolicy: must be an object")
            : policy.EnumerateObject().ToDictionary(rule => rule.Name, rule => Texts(rule.Value));

    private static string[] Texts(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array && rule.GetArrayLength() > 0
            ? [.. rule.EnumerateArray().Select(Text)]
            : throw Refusals.NotHere("FilterPolicy: a rule must be a list of texts that is not empty");

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw Refusals.NotHere("FilterPolicy: only exact texts are matched");
}
