using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tokens.Cli.Commands.Restoring;

/// <summary>A sealed refresh token as it was pasted: the functions' whole log line, or the word alone.</summary>
/// <param name="Word">What is to be opened.</param>
/// <param name="Connection">Whose it says it is; null where it does not.</param>
/// <param name="At">When it was written; null where it does not say.</param>
internal sealed partial record SealedLine(string Word, string? Connection, DateTimeOffset? At)
{
    /// <summary>Null where nothing in the text is sealed.</summary>
    public static SealedLine? In(string text) =>
        text.Split('\n').Select(OfJson).FirstOrDefault(line => line is not null)
        ?? (Word_().Match(text) is { Success: true } word ? new SealedLine(word.Value, OwnerIn(text), null) : null);

    private static SealedLine? OfJson(string line)
    {
        if (!line.TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return Field(document.RootElement, "sealed") is { } word
                ? new SealedLine(word, Field(document.RootElement, "connection"), Time(document.RootElement))
                : null;
        }
        // A line that a terminal broke, which is then searched for the word; the other: half a surrogate pair.
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
    /// Up to the first blank; over a line break only where a terminal made it: the next line is then a piece of the word
    /// and nothing else.
    /// </summary>
    [GeneratedRegex(
        """
            tokens[12]:[A-Za-z0-9_.-]+(?:[ \t]*\r?\n[ \t]*[A-Za-z0-9_.-]+(?=[ \t\r]*(?:\n|\z)|["'`\\]))*
            """
    )]
    private static partial Regex Word_();

    [GeneratedRegex("Connection ([a-z0-9-]+):")]
    private static partial Regex Owner();
}
