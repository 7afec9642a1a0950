using System.Text.Json;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Reads a definition's JSON. Field by field and not by a serialiser: ignoring a misspelt field would make a connection that
/// does something else than its owner thinks.
/// </summary>
public static class DefinitionJson
{
    private static readonly Dictionary<string, DefinitionField> Known = ConnectionFields.All.ToDictionary(field =>
        field.Name
    );

    /// <summary>A connection's definition.</summary>
    public static Parsed<Definition> Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : new Parsed<Definition>.Invalid("is no JSON object; begin it with {");
        }
        catch (JsonException malformed)
        {
            // The exception's own message may quote the text.
            return new Parsed<Definition>.Invalid(
                $"is malformed JSON at line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}; mend it there"
            );
        }
        // Half a surrogate pair: escaped, it fails when it is read; unescaped, already when it is parsed.
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            return new Parsed<Definition>.Invalid("holds half a character (\\ud800 to \\udfff alone); mend it");
        }
    }

    /// <summary>A client's definition: some of a connection's fields and no others.</summary>
    public static Parsed<Definition> ParseClient(string json) =>
        Parse(json)
            .Then<Definition>(read =>
            {
                var problems = ConnectionFields
                    .Own.Where(read.Has)
                    .Select(field => $"field {field.Name}: belongs to a connection; remove it from the client")
                    .ToList();
                return problems.Count == 0 ? read : new Parsed<Definition>.Invalid(Problems.Join(problems));
            });

    private static Parsed<Definition> Read(JsonElement root)
    {
        var definition = new Definition();
        var seen = new HashSet<string>();
        var problems = new List<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                problems.Add($"field {Shown(property.Name)}: is given twice; remove one");
            }
            else if (!Known.TryGetValue(property.Name, out var field))
            {
                problems.Add(
                    $"field {Shown(property.Name)}: is not known; see the list of fields and mend or remove it"
                );
            }
            else if (ReadInto(definition, field, property.Value) is { } problem)
            {
                problems.Add($"field {field.Name}: {problem}");
            }
        }

        return problems.Count == 0 ? definition : new Parsed<Definition>.Invalid(Problems.Join(problems));
    }

    /// <returns>What is wrong with the value; null where nothing is.</returns>
    private static string? ReadInto(Definition definition, DefinitionField field, JsonElement value)
    {
        switch (field)
        {
            case DefinitionField.Text text:
                definition[text] = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
                return definition.Has(text) ? null : "is no text";
            case DefinitionField.Flag flag:
                definition[flag] = value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? value.GetBoolean()
                    : null;
                return definition.Has(flag) ? null : "is neither true nor false";
            case DefinitionField.List list:
                definition[list] = Texts(value);
                return definition.Has(list)
                    ? null
                    : $"is no list of texts, as in [\"{list.Example?.Replace(",", "\",\"")}\"]";
            case DefinitionField.Map map:
                definition[map] = Fields(value);
                return definition.Has(map)
                    ? null
                    : "is no object of texts, each given once, as in {\"audience\":\"…\"}";
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static List<string>? Texts(JsonElement array) =>
        array.ValueKind == JsonValueKind.Array
        && array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. array.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private static Dictionary<string, string>? Fields(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var texts = new Dictionary<string, string>();
        foreach (var field in value.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.String || !texts.TryAdd(field.Name, field.Value.GetString()!))
            {
                return null;
            }
        }

        return texts;
    }

    private static string Shown(string name) => $"\"{PlainText.OneLine(string.Concat(name.Take(40)))}\"";
}
