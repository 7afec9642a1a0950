using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>A request of the query protocol: a POSTed form, or the URL of a GET. A missing field is not an empty one.</summary>
internal sealed class QueryForm
{
    private readonly Dictionary<string, string> _fields;

    private QueryForm(Dictionary<string, string> fields, HttpRequest request)
    {
        _fields = fields;
        Server = new Uri($"{request.Scheme}://{request.Host}/");
    }

    /// <summary>The server as the caller reached it.</summary>
    public Uri Server { get; }

    public static async Task<QueryForm> ReadAsync(HttpRequest request) =>
        new(
            request.HasFormContentType
                ? (await request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString())
                : request.Query.ToDictionary(field => field.Key, field => field.Value.ToString()),
            request
        );

    public string? Text(string name) => _fields.GetValueOrDefault(name);

    public string Required(string name) => Text(name) ?? throw Refusals.Missing(name);

    /// <summary>A map of texts, as CreateTopic and Subscribe have it.</summary>
    public IReadOnlyDictionary<string, string> Map(string name) =>
        Entries(name).ToDictionary(entry => Required($"{entry}.key"), entry => Text($"{entry}.value") ?? "");

    public IReadOnlyDictionary<string, AttributeValue> MessageAttributes() =>
        Entries("MessageAttributes")
            .ToDictionary(entry => Required($"{entry}.Name"), entry => Attribute(Required($"{entry}.Name"), entry));

    /// <summary>What the call is about, for the record of calls.</summary>
    public IReadOnlyList<string> Names() =>
        (Text("TopicArn") ?? Text("TargetArn") ?? Text("SubscriptionArn") ?? Text("Name")) is { } name ? [name] : [];

    /// <summary>Of AWS's types this server lacks those with a suffix and arrays.</summary>
    private AttributeValue Attribute(string name, string entry)
    {
        var type = Text($"{entry}.Value.DataType") ?? "";
        var value = Text($"{entry}.Value.StringValue") ?? Text($"{entry}.Value.BinaryValue") ?? "";
        var problem = (type, value) switch
        {
            ("", _) => "must contain non-empty message attribute type.",
            (not ("String" or "Number" or "Binary"), _) =>
                "has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
            (_, "") => $"must contain non-empty message attribute value for message attribute type '{type}'.",
            ("Number", _) when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                "has a value that is no number.",
            _ => null,
        };
        return problem is null
            ? new AttributeValue(type, value)
            : throw new RefusedException("ParameterValueInvalid", $"The message attribute '{name}' {problem}");
    }

    // Entries are numbered from 1, without gaps.
    private IEnumerable<string> Entries(string map) =>
        Enumerable
            .Range(1, _fields.Count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"{map}.entry.{number}"))
            .TakeWhile(entry => _fields.Keys.Any(key => key.StartsWith($"{entry}.", StringComparison.Ordinal)));
}
