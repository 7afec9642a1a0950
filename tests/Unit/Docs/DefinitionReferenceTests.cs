using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Docs;

/// <summary>The schemas and the tables of the reference are made of the fields themselves, so that they cannot say anything else.</summary>
public sealed partial class DefinitionReferenceTests
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly IEnumerable<DefinitionField> OfGrants = ConnectionFields.All.Where(field =>
        field.OfGrant is not null || ConnectionFields.Own.Contains(field)
    );

    [Fact]
    public void The_schema_of_a_client_is_that_of_its_fields() =>
        Check(
            "client.schema.json",
            _ => Schema("client", "hosts, and whose parameter it is", new("required", new[] { "provider" }))
        );

    [Fact]
    public void The_schema_of_a_connection_is_that_of_its_fields()
    {
        object own = Only(ClientFields.Provider, [ConnectionFields.Client]);
        object named = Only(ConnectionFields.Client, ConnectionFields.All.Except(OfGrants));
        Check(
            "definition.schema.json",
            _ =>
                Schema(
                    "connection",
                    "endpoints, overlaps, which grant an endpoint serves",
                    new("oneOf", new[] { own, named })
                )
        );
    }

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
                ? $"`{JsonSerializer.Serialize(field.Example!.Split(','))}`"
                : Word().Replace(field.Example ?? "", "`$0`");
        var meaning = char.ToLowerInvariant(field.Description[0]) + field.Description[1..];
        return example.Length == 0 ? meaning : $"{meaning}: {example}";
    }

    private static string Schema(string kind, string beyond, KeyValuePair<string, object> rule)
    {
        var isConnection = kind == "connection";
        var schema = new Dictionary<string, object>
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = $"Tokens: the definition of a {kind}",
            ["description"] =
                $"What a String parameter at {{root}}/{kind}s/{{name}} holds. The functions check more than a schema can say: {beyond}.",
            ["type"] = "object",
            ["additionalProperties"] = false,
            [rule.Key] = rule.Value,
            ["properties"] = (isConnection ? ConnectionFields.All : ClientFields.All).ToDictionary(
                field => field.Name,
                field => Property(field, isConnection)
            ),
        };
        return JsonSerializer.Serialize(schema, Indented) + "\n";
    }

    private static object Only(DefinitionField field, IEnumerable<DefinitionField> others) =>
        new
        {
            properties = Any(field),
            required = new[] { field.Name },
            not = new
            {
                anyOf = others.Select(other => new { properties = Any(other), required = new[] { other.Name } }),
            },
        };

    private static Dictionary<string, object> Any(DefinitionField field) => new() { [field.Name] = new { } };

    private static object Property(DefinitionField field, bool isConnection)
    {
        var (text, map) = (field as DefinitionField.Text, field as DefinitionField.Map);
        var syntax = isConnection ? text?.OwnSyntax ?? text?.Syntax : text?.Syntax;
        var words = syntax is { Words.Count: > 0 } ? syntax.Words : null;
        return new
        {
            description = field.Description,
            type = field switch
            {
                DefinitionField.Flag => "boolean",
                DefinitionField.List => "array",
                DefinitionField.Map => "object",
                _ => words is null ? "string" : null,
            },
            @enum = words,
            format = syntax?.Format,
            maxLength = syntax?.MaxLength,
            pattern = syntax?.Pattern,
            items = field is DefinitionField.List list ? new { type = "string", pattern = list.Syntax.Pattern } : null,
            additionalProperties = map is null ? null : new { type = "string" },
            propertyNames = map is null ? null : new { not = new { @enum = map.ReservedKeys } },
            @default = OneWord().Match(field.Default) is { Success: true } word ? Value(word.Groups[1].Value) : null,
        };
    }

    private static object Value(string word) => bool.TryParse(word, out var flag) ? flag : word;

    /// <summary>From the marker and the head to the last row.</summary>
    [GeneratedRegex(@"(<!-- fields of a (\w+), written by a test -->\n\n\|.*\n\|.*\n)(?:\|.*\n)*")]
    private static partial Regex Table();

    /// <summary>A default that is the same for all.</summary>
    [GeneratedRegex("^`([a-z_]+)`$")]
    private static partial Regex OneWord();

    [GeneratedRegex(@"(?<=^|, |or )[^\s,]+(?=$|,| or)")]
    private static partial Regex Word();
}
