using System.Globalization;
using System.Text;

namespace Tokens.Domain.Model.Values;

/// <summary>Makes text that others chose harmless for whoever reads it: a log, a mail, a terminal.</summary>
public static class PlainText
{
    private const char Escape = '\u001b';

    private const char Bell = '\a';

    /// <summary>ECMA-48's string terminator as one character; as two it is ESC \.</summary>
    private const char StringTerminator = '\u009c';

    /// <summary>The text on one line, each blank once, without control sequences and without what is not printed.</summary>
    public static string OneLine(string text) =>
        string.Join(
            ' ',
            string.Concat(WithoutControlSequences(text).Select(c => IsPrintable(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Formatting characters can turn a line around for its reader; surrogates could be cut in two.</summary>
    public static bool IsPrintable(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c)
            is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>A blank in the place of each control sequence: two halves of a word must not become one.</summary>
    public static string WithoutControlSequences(string text)
    {
        if (!text.Any(IsIntroducer))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var length = IsIntroducer(text[at]) ? SequenceLength(text.AsSpan(at)) : 0;
            plain.Append(length > 0 ? ' ' : text[at]);
            at += Math.Max(length, 1);
        }

        return plain.ToString();
    }

    private static bool IsIntroducer(char c) => c == Escape || IsStringOpener(c) || c == '\u009b';

    /// <summary>DCS, SOS, OSC, PM and APC, as C1 control characters.</summary>
    private static bool IsStringOpener(char c) => c is '\u0090' or '\u0098' or >= '\u009d' and <= '\u009f';

    /// <summary>ECMA-48, section 5: what follows ESC @ to ESC _ is what follows the C1 character with the same bits.</summary>
    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        var isTwo = text[0] == Escape && text.Length > 1 && text[1] is >= '@' and <= '_';
        var opener = isTwo ? (char)(text[1] + 0x40) : text[0];
        var start = isTwo ? 2 : 1;
        var rest = text[start..];
        return opener switch
        {
            '\u009b' => start + ControlSequenceLength(rest),
            Escape => start + EscapeSequenceLength(rest),
            _ when IsStringOpener(opener) => start + StringLength(rest),
            _ => start,
        };
    }

    /// <summary>Parameters, intermediate characters, and one that ends it.</summary>
    private static int ControlSequenceLength(ReadOnlySpan<char> rest)
    {
        var length = CountIn(rest, '0', '?');
        return EscapeSequenceLength(rest[length..]) + length;
    }

    private static int EscapeSequenceLength(ReadOnlySpan<char> rest)
    {
        var length = CountIn(rest, ' ', '/');
        return length < rest.Length && rest[length] is >= '0' and <= '~' ? length + 1 : length;
    }

    /// <summary>A string that nobody ends hides nothing of the text: only its opener goes.</summary>
    private static int StringLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Bell, StringTerminator, Escape);
        return end < 0 ? 0
            : rest[end] != Escape ? end + 1
            : rest[end..].StartsWith([Escape, '\\']) ? end + 2
            : end;
    }

    private static int CountIn(ReadOnlySpan<char> text, char first, char last)
    {
        var end = text.IndexOfAnyExceptInRange(first, last);
        return end < 0 ? text.Length : end;
    }
}
