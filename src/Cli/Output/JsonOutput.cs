using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tokens.Cli.Output;

/// <summary>
/// JSON answers. Names are camel case, every field is always present (null without a value), and none is renamed or removed
/// within a major version.
/// </summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static readonly JsonSerializerOptions OneLine = new(Options) { WriteIndented = false };

    public static void Write<T>(Terminal terminal, T value) =>
        terminal.Line(Printable.Json(JsonSerializer.Serialize(value, Options)));

    /// <summary>Compact, as a parameter holds it.</summary>
    public static string OneLineOf<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    /// <summary>One line of JSON Lines.</summary>
    public static void WriteLine<T>(Terminal terminal, T value) => terminal.Line(Printable.Json(OneLineOf(value)));
}
