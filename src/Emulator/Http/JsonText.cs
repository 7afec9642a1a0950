using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tokens.Emulator.Http;

/// <summary>JSON that somebody else wrote.</summary>
public static class JsonText
{
    /// <summary>Null where the text is no JSON object.</summary>
    public static JsonObject? ReadObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
