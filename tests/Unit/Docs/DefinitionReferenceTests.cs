using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Docs;

/// <summary>The schemas and the tables of the reference are made of the fields themselves, so that they cannot say anything else.</summary>
public sealed partial class DefinitionReferenceTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly IEnumerable<DefinitionField> OfGrants = ConnectionFields.All.Where(field =>
        field.OfGrant is not null || ConnectionFields.Own.Contains(field)
    );

    [Fact]
    public void The_schema_of_a_client_is_that_of_its_fields() =>
        Check("client.schema.json", _ => Json(ClientSchema()));

    [Fact]
    public void The_schema_of_a_connection_is_that_of_its_fields() =>
        Check("definition.schema.json", _ => Json(ConnectionSchema()));

    [Fact]
    public void The_tables_of_the_page_are_those_of_the_fields() =>
        Check(
            "definition.md",
            page =>
                Table()
                    .Replace(
                        page,
                        match =>
                            match.Groups[1].Value
                            + (
                                match.Groups[2].Value == "connection"
                                    ? Rows(OfGrants, field => field.OfGrant)
                                    : Rows(ClientFields.All, _ => null)
                            )
                    )
        );

    private static void Check(string name, Func<string, string> make)
    {
        var file = Path.Combine(Repository.Root, "docs", "reference", name);
        var expected = make(File.ReadAllText(file));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        File.ReadAllText(file)
            .Should()
            .Be(expected, "UPDATE_SNAPSHOTS=1 rewrites it where the fields were changed on purpose");
    }

    private static string Rows(IEnumerable<DefinitionField> fields, Func<DefinitionField, FieldReference?> special) =>
        string.Concat(
            fields.Select(field =>
            {
                var option = field.Option is { } has ? $"`{has.Name}`" : "–";
                var (meaning, standard) = special(field) ?? new(field.Meaning ?? Meaning(field), field.Default);
                return $"| `{field.Name}` | {option} | {meaning} | {standard} |\n";
            })
        );

    private static string Meaning(DefinitionField field)
    {
        var example =
            field is DefinitionField.List
                ? $"`{new JsonArray([.. field.Example!.Split(',').Select(item => (JsonNode)item)]).ToJsonString()}`"
                : Word().Replace(field.Example ?? "", "`$0`");
        var meaning = char.ToLowerInvariant(field.Description[0]) + field.Description[1..];
        return example.Length == 0 ? meaning : $"{meaning}: {example}";
    }

    private static JsonObject ClientSchema() =>
        new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Tokens: the definition of a client",
            ["description"] =
                "What a String parameter at {root}/clients/{name} holds. The functions check more than a schema can say: hosts, and whose parameter it is.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("provider"),
            ["properties"] = Properties(ClientFields.All, isConnection: false),
        };

    private static JsonObject ConnectionSchema() =>
        new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Tokens: the definition of a connection",
            ["description"] =
                "What a String parameter at {root}/connections/{name} holds. The functions check more than a schema can say: endpoints, overlaps, which grant an endpoint serves.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["oneOf"] = new JsonArray(
                Only(ClientFields.Provider, [ConnectionFields.Client]),
                Only(ConnectionFields.Client, ConnectionFields.All.Except(OfGrants))
            ),
            ["properties"] = Properties(ConnectionFields.All, isConnection: true),
        };

    private static JsonObject Only(DefinitionField field, IEnumerable<DefinitionField> others)
    {
        var only = Given(field);
        only["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. others.Select(Given)]) };
        return only;
    }

    private static JsonObject Given(DefinitionField field) =>
        new()
        {
            ["properties"] = new JsonObject { [field.Name] = new JsonObject() },
            ["required"] = new JsonArray(field.Name),
        };

    private static JsonObject Properties(IEnumerable<DefinitionField> fields, bool isConnection) =>
        new(
            fields.Select(field =>
            {
                var schema = field switch
                {
                    DefinitionField.Text text => Of(isConnection ? text.OwnSyntax ?? text.Syntax : text.Syntax),
                    DefinitionField.Flag => new() { ["type"] = "boolean" },
                    DefinitionField.List list => new() { ["type"] = "array", ["items"] = Of(list.Syntax) },
                    DefinitionField.Map map => Of(map),
                    _ => throw new System.Diagnostics.UnreachableException(),
                };
                schema.Insert(0, "description", field.Description);
                if (OneWord().Match(field.Default) is { Success: true } word)
                {
                    schema["default"] =
                        field is DefinitionField.Flag ? bool.Parse(word.Groups[1].Value) : word.Groups[1].Value;
                }

                return new KeyValuePair<string, JsonNode?>(field.Name, schema);
            })
        );

    private static JsonObject Of(FieldSyntax syntax)
    {
        if (syntax.Words.Count > 0)
        {
            return new() { ["enum"] = Array(syntax.Words) };
        }

        var schema = new JsonObject { ["type"] = "string" };
        foreach (
            var (fact, value) in new (string, JsonNode?)[]
            {
                ("format", syntax.Format),
                ("maxLength", syntax.MaxLength),
                ("pattern", syntax.Pattern),
            }
        )
        {
            if (value is not null)
            {
                schema[fact] = value;
            }
        }

        return schema;
    }

    private static JsonObject Of(DefinitionField.Map map) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = new JsonObject { ["type"] = "string" },
            ["propertyNames"] = new JsonObject { ["not"] = new JsonObject { ["enum"] = Array(map.ReservedKeys) } },
        };

    private static JsonArray Array(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);

    private static string Json(JsonObject schema) => schema.ToJsonString(Indented) + "\n";

    /// <summary>From the marker and the head to the last row.</summary>
    [GeneratedRegex(@"(<!-- fields of a (\w+), written by a test -->\n\n\|.*\n\|.*\n)(?:\|.*\n)*")]
    private static partial Regex Table();

    /// <summary>A default that is the same for all.</summary>
    [GeneratedRegex("^`([a-z_]+)`$")]
    private static partial Regex OneWord();

    [GeneratedRegex(@"(?<=^|, |or )[^\s,]+(?=$|,| or)")]
    private static partial Regex Word();
}
