using System.Text;
using System.Text.Json;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>JSON as it is written, right or wrong: a name may come twice, a value may be no JSON at all.</summary>
internal abstract record Doc
{
    private Doc() { }

    /// <summary>Written as it stands.</summary>
    public sealed record Raw(string Json) : Doc;

    public sealed record Group(bool IsObject, IReadOnlyList<Part> Parts) : Doc;

    /// <summary>A field, or an item of a list.</summary>
    /// <param name="Name">As it is written, with its quotes; null for an item.</param>
    internal sealed record Part(string? Name, Doc Value);

    public static Doc Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    /// <summary>A text's JSON, escaped no more than needed.</summary>
    public static Doc Text(string text) => new Raw(JsonSerializer.Serialize(text));

    public static Doc Object(params (string Name, Doc Value)[] fields) =>
        new Group(true, [.. fields.Select(field => new Part($"\"{field.Name}\"", field.Value))]);

    /// <summary>How many fields and items there are, at any depth.</summary>
    public int Count => this is Group group ? group.Parts.Sum(part => 1 + part.Value.Count) : 0;

    /// <summary>The document with one field or item changed, counted from the beginning as it is written.</summary>
    public Doc With(int place, Func<Part, IEnumerable<Part>> change) => With(ref place, change);

    /// <summary>The document with another value for its own field.</summary>
    public Doc With(string field, Doc value) =>
        this is Group group
            ? group with
            {
                Parts =
                [
                    .. group.Parts.Select(part => part.Name == $"\"{field}\"" ? part with { Value = value } : part),
                ],
            }
            : this;

    public Doc this[string field] => ((Group)this).Parts.First(part => part.Name == $"\"{field}\"").Value;

    public string Write()
    {
        var json = new StringBuilder();
        WriteTo(json);
        return json.ToString();
    }

    private static Doc Of(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new Group(
                true,
                [.. element.EnumerateObject().Select(field => new Part($"\"{field.Name}\"", Of(field.Value)))]
            ),
            JsonValueKind.Array => new Group(
                false,
                [.. element.EnumerateArray().Select(item => new Part(null, Of(item)))]
            ),
            _ => new Raw(element.GetRawText()),
        };

    private Doc With(ref int place, Func<Part, IEnumerable<Part>> change)
    {
        if (this is not Group group)
        {
            return this;
        }

        var parts = new List<Part>();
        foreach (var part in group.Parts)
        {
            var isIt = place-- == 0;
            parts.AddRange(isIt ? change(part) : [part with { Value = part.Value.With(ref place, change) }]);
        }

        return group with
        {
            Parts = parts,
        };
    }

    private void WriteTo(StringBuilder json)
    {
        if (this is not Group group)
        {
            json.Append(((Raw)this).Json);
            return;
        }

        json.Append(group.IsObject ? '{' : '[');
        foreach (var (part, at) in group.Parts.Select((part, at) => (part, at)))
        {
            json.Append(at == 0 ? "" : ",").Append(group.IsObject ? (part.Name ?? "\"0\"") + ":" : "");
            part.Value.WriteTo(json);
        }

        json.Append(group.IsObject ? '}' : ']');
    }
}
