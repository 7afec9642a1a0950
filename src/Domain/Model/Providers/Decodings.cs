using System.Globalization;
using System.Net;
using System.Text;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// A text as it stands and as it reads once decoded, encodings within encodings included. Texts are decoded rather than
/// secrets encoded: a secret has as many encodings as there are ways to choose what to escape, and an echo that is cut
/// begins in the middle of one. Each reading is a string of bytes, a character for each.
/// </summary>
internal static class Decodings
{
    /// <summary>JSON in JSON in a form is three. A text made to be decoded without end would cost more with each.</summary>
    private const int Depth = 3;

    private delegate (int Length, string Bytes) Escape(ReadOnlySpan<char> text);

    /// <param name="text">Of any length: the work grows with it and not faster.</param>
    /// <param name="shortest">How many bytes a reading needs to matter.</param>
    public static IEnumerable<string> Of(string text, int shortest)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        List<string> newest = [Bytes(text), Bytes(WithoutInvisible(text))];
        for (var depth = 0; depth <= Depth && newest.Count > 0; depth++)
        {
            var found = newest.Where(reading => reading.Length >= shortest && known.Add(reading)).ToList();
            foreach (var reading in found)
            {
                yield return reading;
            }

            newest = [.. found.SelectMany(reading => Decode(reading, shortest))];
        }
    }

    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>What no reader sees between two characters does not keep them apart.</summary>
    private static string WithoutInvisible(string text) => string.Concat(text.Where(PlainText.IsPrintable));

    private static IEnumerable<string> Decode(string text, int shortest) =>
        [
            Replace(text, '%', Percent),
            // A form's blank.
            Replace(text.Replace('+', ' '), '%', Percent),
            Replace(text, '\\', BackSlash),
            Replace(text, '&', Entity),
            // Where an encoding begins is not known once its beginning is cut off, so each phase is tried.
            .. Enumerable.Range(0, 4).Select(phase => Base64(text, phase, shortest)),
            .. Enumerable.Range(0, 2).Select(phase => Hex(text, phase, shortest)),
        ];

    private static string Replace(string text, char marker, Escape escape)
    {
        if (!text.Contains(marker))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var (length, bytes) = text[at] == marker ? escape(text.AsSpan(at)) : (0, "");
            _ = length > 0 ? decoded.Append(bytes) : decoded.Append(text[at]);
            at += Math.Max(length, 1);
        }

        return decoded.ToString();
    }

    /// <summary>RFC 3986, section 2.1; and <c>%u0041</c>, as JavaScript's <c>escape</c> writes it.</summary>
    private static (int, string) Percent(ReadOnlySpan<char> text) =>
        HexAt(text, 1, 2) is { } value ? (3, $"{(char)value}")
        : text.Length > 1 && text[1] == 'u' && HexAt(text, 2, 4) is { } point ? (6, OfPoint(point))
        : (0, "");

    /// <summary>RFC 8259, section 7, and <c>\x41</c>, which some languages write; before anything else it goes.</summary>
    private static (int, string) BackSlash(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
        {
            return (0, "");
        }

        if (text[1] == 'x' && HexAt(text, 2, 2) is { } value)
        {
            return (4, $"{(char)value}");
        }

        if (text[1] != 'u' || HexAt(text, 2, 4) is not { } unit)
        {
            return (2, $"{text[1]}");
        }

        return
            char.IsHighSurrogate((char)unit)
            && text.Length > 7
            && text[6..8] is "\\u"
            && HexAt(text, 8, 4) is { } low
            && char.IsLowSurrogate((char)low)
            ? (12, OfPoint(char.ConvertToUtf32((char)unit, (char)low)))
            : (6, OfPoint(unit));
    }

    /// <summary>By number or by name. Browsers take a number without its semicolon too.</summary>
    private static (int, string) Entity(ReadOnlySpan<char> text)
    {
        var isNumber = text.Length > 1 && text[1] == '#';
        var isHex = isNumber && text.Length > 2 && text[2] is 'x' or 'X';
        var start =
            isHex ? 3
            : isNumber ? 2
            : 1;
        var end = start;
        while (
            end < text.Length
            && end < start + 32
            && char.IsAsciiLetterOrDigit(text[end])
            && (!isNumber || IsDigit(text[end], isHex))
        )
        {
            end++;
        }

        var hasEnd = end < text.Length && text[end] == ';';
        var bytes =
            isNumber ? OfNumber(text[start..end], isHex)
            : hasEnd ? OfName(text[start..end].ToString())
            : null;
        return bytes is null ? (0, "") : (hasEnd ? end + 1 : end, bytes);
    }

    private static bool IsDigit(char c, bool isHex) => isHex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c);

    private static string? OfNumber(ReadOnlySpan<char> digits, bool isHex) =>
        int.TryParse(
            digits,
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var point
        )
            ? OfPoint(point)
            : null;

    private static string? OfName(string name) =>
        HtmlNames.TryGetValue(name, out var mark) ? $"{mark}"
        : WebUtility.HtmlDecode($"&{name};") is { Length: 1 } known ? Bytes(known)
        : null;

    /// <summary>Both alphabets (RFC 4648, sections 4 and 5), padded or not.</summary>
    private static string Base64(string text, int phase, int shortest)
    {
        var decoded = new StringBuilder();
        foreach (var run in Runs(text, c => SixBits(c) >= 0, ((shortest * 4) + 2) / 3))
        {
            var (bits, count) = (0, 0);
            foreach (var c in run.AsSpan(Math.Min(phase, run.Length)))
            {
                bits = ((bits << 6) | SixBits(c)) & 0xFFFF;
                count += 6;
                if (count >= 8)
                {
                    count -= 8;
                    decoded.Append((char)((bits >> count) & 0xFF));
                }
            }

            decoded.Append('\0');
        }

        return decoded.ToString();
    }

    private static int SixBits(char c) =>
        c switch
        {
            >= 'A' and <= 'Z' => c - 'A',
            >= 'a' and <= 'z' => c - 'a' + 26,
            >= '0' and <= '9' => c - '0' + 52,
            '+' or '-' => 62,
            '/' or '_' => 63,
            _ => -1,
        };

    /// <summary>Pairs may stand apart, as dumps have them: <c>66:61</c>, <c>66 61</c>.</summary>
    private static string Hex(string text, int phase, int shortest)
    {
        var decoded = new StringBuilder();
        foreach (var run in Runs(text, c => char.IsAsciiHexDigit(c) || c is ' ' or ':' or '-', shortest * 2))
        {
            var digits = string.Concat(run.Where(char.IsAsciiHexDigit).Skip(phase));
            for (var at = 0; at + 2 <= digits.Length; at += 2)
            {
                decoded.Append((char)HexAt(digits, at, 2)!.Value);
            }

            decoded.Append('\0');
        }

        return decoded.ToString();
    }

    private static IEnumerable<string> Runs(string text, Func<char, bool> belongs, int shortest)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && belongs(text[end]))
            {
                end++;
            }

            if (end - start >= shortest)
            {
                yield return text[start..end];
            }

            start = end;
        }
    }

    private static int? HexAt(ReadOnlySpan<char> text, int start, int length) =>
        text.Length >= start + length
        && int.TryParse(
            text.Slice(start, length),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : null;

    private static string OfPoint(int point) => Rune.IsValid(point) ? Bytes(new Rune(point).ToString()) : "?";

    /// <summary>
    /// HTML's names of the ASCII marks. The base library knows those of HTML 4; PHP, for one, writes HTML 5's.
    /// </summary>
    private static readonly Dictionary<string, char> HtmlNames = new(StringComparer.Ordinal)
    {
        ["Tab"] = '\t',
        ["NewLine"] = '\n',
        ["excl"] = '!',
        ["quot"] = '"',
        ["QUOT"] = '"',
        ["num"] = '#',
        ["dollar"] = '$',
        ["percnt"] = '%',
        ["amp"] = '&',
        ["AMP"] = '&',
        ["apos"] = '\'',
        ["lpar"] = '(',
        ["rpar"] = ')',
        ["ast"] = '*',
        ["midast"] = '*',
        ["plus"] = '+',
        ["comma"] = ',',
        ["hyphen"] = '-',
        ["dash"] = '-',
        ["period"] = '.',
        ["sol"] = '/',
        ["colon"] = ':',
        ["semi"] = ';',
        ["lt"] = '<',
        ["LT"] = '<',
        ["equals"] = '=',
        ["gt"] = '>',
        ["GT"] = '>',
        ["quest"] = '?',
        ["commat"] = '@',
        ["lsqb"] = '[',
        ["lbrack"] = '[',
        ["bsol"] = '\\',
        ["rsqb"] = ']',
        ["rbrack"] = ']',
        ["Hat"] = '^',
        ["lowbar"] = '_',
        ["UnderBar"] = '_',
        ["grave"] = '`',
        ["DiacriticalGrave"] = '`',
        ["lcub"] = '{',
        ["lbrace"] = '{',
        ["verbar"] = '|',
        ["vert"] = '|',
        ["VerticalLine"] = '|',
        ["rcub"] = '}',
        ["rbrace"] = '}',
    };
}
