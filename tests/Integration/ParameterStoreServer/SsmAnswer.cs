using System.Text.Json;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>What came back: the status, and the body as text and as JSON.</summary>
internal sealed record SsmAnswer(int Status, string Text)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The error's code without its namespace, or null where the call succeeded.</summary>
    public string? Error =>
        Status == 200 ? null
        : Text.StartsWith('{') ? Json.GetProperty("__type").GetString()!.Split('#')[^1]
        : "(no JSON)";

    public JsonElement this[string field] => Json.GetProperty(field);

    public JsonElement Parameter => this["Parameter"];

    public JsonElement[] Parameters => [.. this["Parameters"].EnumerateArray()];

    public string? NextToken => Json.TryGetProperty(nameof(NextToken), out var token) ? token.GetString() : null;

    public string[] Texts(string field) => [.. this[field].EnumerateArray().Select(each => each.GetString()!)];

    public string[] Names => [.. Parameters.Select(each => each.GetProperty("Name").GetString()!)];
}
