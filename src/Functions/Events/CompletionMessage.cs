using System.Text.Json;

namespace Tokens.Functions.Events;

/// <summary>
/// Reads a rotation-completed message, <c>{"parameter":"…","version":7,"at":"…","source":"…"}</c>. Only the parameter is
/// used, and only to look it up: version and age are read from the store, which knows better than any message.
/// </summary>
public static class CompletionMessage
{
    public static Parsed<ParameterName> Parse(string? message)
    {
        try
        {
            using var json = JsonDocument.Parse(message ?? "");
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("parameter", out var parameter)
                && parameter.ValueKind == JsonValueKind.String
                ? ParameterName.Parse(parameter.GetString()!)
                : new Parsed<ParameterName>.Invalid("the message names no parameter");
        }
        // The two others: half a surrogate pair, escaped or as it stands.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            return new Parsed<ParameterName>.Invalid("the message is no JSON");
        }
    }
}
