using System.Text.Json;

namespace Tokens.Tests.Unit.Functions;

/// <summary>Events as AWS delivers them.</summary>
internal static class EventSamples
{
    public static JsonElement Read(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "events", name + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
