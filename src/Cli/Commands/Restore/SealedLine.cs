using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tokens.Cli.Commands.Restore;

/// <summary>A sealed refresh token as it was pasted: the functions' whole log line, or the sealed text alone.</summary>
/// <param name="Text">The ciphertext with its prefix.</param>
/// <param name="Connection">Null if the line does not name it.</param>
/// <param name="At">When the line was written; null if unknown.</param>
internal sealed partial record SealedLine(string Text, string? Connection, DateTimeOffset? At)
{
    /// <summary>Null if the text holds no sealed token.</summary>
    public static SealedLine? In(string text) =>
        text.Split('\n').Select(OfJson).FirstOrDefault(line => line is not null)
        ?? (
            Ciphertext().Match(text) is { Success: true } found
                ? new SealedLine(found.Value, OwnerIn(text), null)
                : null
        );

    private static SealedLine? OfJson(string line)
    {
        if (!line.TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return Field(document.RootElement, "sealed") is { } sealedText
                ? new SealedLine(sealedText, Field(document.RootElement, "connection"), Time(document.RootElement))
                : null;
        }
        // JsonException: a terminal broke the line, so it is searched as text. The other: half a surrogate pair.
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Field(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement json) =>
        DateTimeOffset.TryParse(
            Field(json, "time"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    private static string? OwnerIn(string text) =>
        Owner().Match(text) is { Success: true } owner ? owner.Groups[1].Value : null;

    /// <summary>
    /// Up to the first blank; across a line break only where a terminal made it: the next line is then the rest of the
    /// ciphertext and nothing else.
    /// </summary>
    [GeneratedRegex(
        """
            tokens[12]:[A-Za-z0-9_.-]+(?:[ \t]*\r?\n[ \t]*[A-Za-z0-9_.-]+(?=[ \t\r]*(?:\n|\z)|["'`\\]))*
            """
    )]
    private static partial Regex Ciphertext();

    [GeneratedRegex("Connection ([a-z0-9-]+):")]
    private static partial Regex Owner();
}
