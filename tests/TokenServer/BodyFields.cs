using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Tokens.Tests.TokenServers;

internal static class BodyFields
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    public static (BodyFormats Format, IReadOnlyDictionary<string, string> Fields) Read(
        string? contentType,
        string body
    ) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
            ? type.MediaType switch
            {
                "application/x-www-form-urlencoded" => (BodyFormats.Form, ReadForm(body)),
                "application/json" => ReadJson(body),
                _ => (BodyFormats.None, NoFields),
            }
            : (BodyFormats.None, NoFields);

    private static Dictionary<string, string> ReadForm(string body)
    {
        using var reader = new FormReader(body);
        return reader
            .ReadForm()
            .ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);
    }

    private static (BodyFormats Format, IReadOnlyDictionary<string, string> Fields) ReadJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? (BodyFormats.Json, ReadObject(document.RootElement))
                : (BodyFormats.None, NoFields);
        }
        catch (JsonException)
        {
            return (BodyFormats.None, NoFields);
        }
    }

    private static Dictionary<string, string> ReadObject(JsonElement json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            fields.TryAdd(property.Name, property.Value.ToString());
        }

        return fields;
    }
}
