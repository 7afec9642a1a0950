using System.Text;

namespace Tokens.Cli.Output;

/// <summary>
/// Makes text safe for a terminal, which obeys control characters: a status or a file name may be written by others.
/// </summary>
internal static class Printable
{
    /// <summary>Keeps line breaks; other unprintable characters become spaces.</summary>
    public static string Text(string text)
    {
        var plain = PlainText.WithoutControlSequences(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        return plain.All(c => c == '\n' || PlainText.IsPrintable(c)) ? plain : WithBlanks(plain);
    }

    /// <summary>On one line.</summary>
    public static string Line(string text) => Text(text).Replace('\n', ' ');

    /// <summary>Escapes unprintable characters, which in JSON can only be within a string.</summary>
    public static string Json(string json) =>
        json.All(c => IsLayout(c) || PlainText.IsPrintable(c))
            ? json
            : string.Concat(json.Select(c => IsLayout(c) || PlainText.IsPrintable(c) ? $"{c}" : $"\\u{(int)c:x4}"));

    private static bool IsLayout(char c) => c is '\n' or '\r';

    private static string WithBlanks(string text)
    {
        var printable = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text, at))
            {
                printable.Append(text, at++, 2);
            }
            else
            {
                printable.Append(text[at] == '\n' || PlainText.IsPrintable(text[at]) ? text[at] : ' ');
            }
        }

        return printable.ToString();
    }
}
