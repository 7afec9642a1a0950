using System.Text.Json;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>A message's texts by protocol.</summary>
internal static class MessageParts
{
    private const string Default = "default";

    public static IReadOnlyDictionary<string, string> Parse(string message, string? structure) =>
        structure switch
        {
            null => new Dictionary<string, string> { [Default] = message },
            "json" => Parse(message),
            _ => throw Refusals.Invalid("Invalid message structure"),
        };

    private static Dictionary<string, string> Parse(string message)
    {
        var parts = new Dictionary<string, string>();
        foreach (var field in Fields(message).Where(field => field.Value.ValueKind == JsonValueKind.String))
        {
            // AWS accepts a key that stands there twice. Entries that are no strings it passes over.
            parts[field.Name] = field.Value.GetString()!;
        }

        return parts.ContainsKey(Default)
            ? parts
            : throw Refusals.Invalid("Message Structure - No default entry in JSON message body");
    }

    private static JsonElement.ObjectEnumerator Fields(string message)
    {
        try
        {
            return JsonDocument.Parse(message).RootElement.EnumerateObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refusals.Invalid("Message Structure - JSON message body failed to parse");
        }
    }
}
