using System.Text.Json;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Http;

/// <summary>A request's JSON, read field by field: a field of another JSON type is a SerializationException.</summary>
internal sealed class Request(JsonElement body, string region)
{
    public string Region { get; } = region;

    public bool WithDecryption => Flag("WithDecryption");

    public string Required(string name) => Text(name) ?? throw Missing(name);

    public string? Text(string name) => Read(name, JsonValueKind.String)?.GetString();

    public bool Flag(string name) =>
        Field(name) is { } value
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Malformed(name),
        };

    public long? Number(string name) =>
        Read(name, JsonValueKind.Number) is not { } value ? null
        : value.TryGetInt64(out var number) ? number
        : throw Malformed(name);

    public IReadOnlyList<string> RequiredTexts(string name) =>
        Read(name, JsonValueKind.Array) is { } array ? Texts(array, name) : throw Missing(name);

    public byte[] RequiredBytes(string name) =>
        Read(name, JsonValueKind.String) is not { } value ? throw Missing(name)
        : value.TryGetBytesFromBase64(out var bytes) ? bytes
        : throw Malformed(name);

    /// <summary>An object of texts; empty where it is missing.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) =>
        Read(name, JsonValueKind.Object) is { } map
            ? map.EnumerateObject().ToDictionary(each => each.Name, each => AsText(each.Value, name))
            : new Dictionary<string, string>();

    public IReadOnlyList<ParameterFilter> Filters(string name) => [.. Objects(name).Select(Filter)];

    /// <summary>A list of objects; empty where it is missing.</summary>
    public IReadOnlyList<Request> Objects(string name) =>
        Read(name, JsonValueKind.Array) is { } array
            ? [.. array.EnumerateArray().Select(each => new Request(each, Region))]
            : [];

    public bool Has(string name) => Field(name) is not null;

    public PageRequest Page(int most) =>
        PageRequest.Parse(
            (int?)Math.Clamp(Number("MaxResults") ?? most, int.MinValue, int.MaxValue),
            most,
            Text("NextToken")
        );

    /// <summary>What the call is about, for the record of calls.</summary>
    public IReadOnlyList<string> Names() =>
        Text("Name") is { } name ? [name]
        : Text("Path") is { } path ? [path]
        : Has("Names") ? RequiredTexts("Names")
        : [.. Filters("ParameterFilters").SelectMany(filter => filter.Values)];

    private static ParameterFilter Filter(Request filter) =>
        new(filter.Required("Key"), filter.Text("Option"), filter.Has("Values") ? filter.RequiredTexts("Values") : []);

    private static string[] Texts(JsonElement array, string name) =>
        [.. array.EnumerateArray().Select(each => AsText(each, name))];

    private static string AsText(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed(name);

    private static RefusedException Missing(string name) =>
        RefusedException.Invalid(
            $"1 validation error detected: Value null at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy "
                + "constraint: Member must not be null"
        );

    private static RefusedException Malformed(string name) =>
        new("SerializationException", $"{name} is of the wrong JSON type.");

    private JsonElement? Read(string name, JsonValueKind kind) =>
        Field(name) is not { } value ? null
        : value.ValueKind == kind ? value
        : throw Malformed(name);

    private JsonElement? Field(string name) =>
        body.ValueKind != JsonValueKind.Object ? throw Malformed("The body")
        : body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value
        : null;
}
