using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>An answer as it came over the wire: JSON, or the XML of SNS.</summary>
/// <param name="Status">0 where the connection broke.</param>
internal sealed partial record AwsAnswer(int Status, string Body)
{
    private static readonly string[] Opaque = ["NextToken", "CiphertextBlob"];

    /// <summary>Two accounts on two clocks differ in these, or moto has them in other answers.</summary>
    private static readonly string[] NotCompared =
    [
        "LastModifiedDate",
        "LastModifiedUser",
        "Selector",
        "ARN",
        "Policy",
        "DeliveryPolicy",
        "EffectiveDeliveryPolicy",
        "EncryptionAlgorithm",
    ];

    private JsonNode? Content =>
        Body.StartsWith("<!") ? new JsonObject { [nameof(Code)] = "(a page)" }
        : Body.StartsWith('<') ? Read(XElement.Parse(Body))
        : JsonNode.Parse(Body);

    /// <summary>Every field that is no object or list, by its name alone; the last one of a name counts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields => Status == 200 ? Leaves("", Content) : [];

    /// <summary>The error's code with any status but 400, or the JSON without quotes, its fields sorted.</summary>
    /// <param name="compared">Leaves out what no two servers have in common.</param>
    public string Outcome(bool compared = false) =>
        Status switch
        {
            0 => "(no answer)",
            200 => Text("", Content, compared),
            400 => Code,
            _ => $"{Status} {Code}",
        };

    private string Code => Leaves("", Content).First(leaf => leaf.Key is "__type" or "Code").Value.Split('#')[^1];

    private static JsonNode Read(XElement element) =>
        element.Elements().FirstOrDefault()?.Name.LocalName switch
        {
            null => JsonValue.Create(element.Value),
            "member" => new JsonArray([.. element.Elements().Select(Read)]),
            "entry" => new JsonObject(
                element.Elements().Select(entry => Field(entry.Elements().First().Value, entry.Elements().Last()))
            ),
            _ => new JsonObject(element.Elements().Select(each => Field(each.Name.LocalName, each))),
        };

    private static KeyValuePair<string, JsonNode?> Field(string name, XElement value) => new(name, Read(value));

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string name, JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Leaves(field.Key, field.Value)),
            JsonArray items => items.SelectMany(item => Leaves(name, item)),
            _ => [new(name, $"{node}")],
        };

    private static string Text(string name, JsonNode? node, bool compared) =>
        node switch
        {
            JsonObject fields => $"{{{string.Join(',', Texts(fields, compared))}}}",
            JsonArray items => $"[{string.Join(',', Texts(name, items, compared))}]",
            _ => Opaque.Contains(name) ? "…" : Varying().Replace($"{node}", "…"),
        };

    private static IEnumerable<string> Texts(JsonObject fields, bool compared) =>
        fields
            .Where(field => field.Key != "ResponseMetadata" && !(compared && IsLeftOut(field)))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}:{Text(field.Key, field.Value, compared)}");

    // Nobody promises an order of parameters.
    private static IEnumerable<string> Texts(string name, JsonArray items, bool compared)
    {
        var texts = items.Select(item => Text(name, item, compared));
        return compared && name == "Parameters" ? texts.Order(StringComparer.Ordinal) : texts;
    }

    private static bool IsLeftOut(KeyValuePair<string, JsonNode?> field) =>
        NotCompared.Contains(field.Key) || field.Value is null or JsonArray { Count: 0 };

    /// <summary>Ids of messages, subscriptions and keys, and the account's.</summary>
    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![0-9])(0{12}|123456789012)(?![0-9])")]
    private static partial Regex Varying();
}
