using System.Text;

namespace Tokens.Cli.Output;

/// <summary>
/// Text as a terminal may be given it. Much of what is shown was chosen by others (a status that anybody may have
/// written, a file's name), and a terminal obeys control characters.
/// </summary>
internal static class Printable
{
    /// <summary>Of several lines; whatever else is not printed is a blank.</summary>
    public static string Text(string text)
    {
        var plain = PlainText.WithoutControlSequences(text.Replace("\r\n", "\n", StringComparison.Ordinal));
        return plain.All(c => c == '\n' || PlainText.IsPrintable(c)) ? plain : WithBlanks(plain);
    }

    /// <summary>On one line.</summary>
    public static string Line(string text) => Text(text).Replace('\n', ' ');

    /// <summary>The same JSON, in which what is not printed stands escaped: there it can only be within a text.</summary>
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
