using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Tokens.Tests.Unit;

/// <summary>What a provider sends back of what it was sent: encoded once or twice, and perhaps cut at either end.</summary>
/// <param name="Secret">What it repeats; of it at least eight characters in a row are left, or all of a shorter one.</param>
/// <param name="Text">The echo.</param>
/// <param name="Encodings">For a failure's message.</param>
internal sealed record Echo(string Secret, string Text, string Encodings)
{
    /// <summary>RFC 6749, appendix A: a credential is of the printable characters of ASCII.</summary>
    private const string Letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=|!$&'()*,;:@%\"\\<>";

    private static readonly (string Name, Func<string, string> Encode)[] Encoders =
    [
        ("base64", text => Convert.ToBase64String(Utf8(text))),
        ("base64 without padding", text => Convert.ToBase64String(Utf8(text)).TrimEnd('=')),
        ("base64url", text => Convert.ToBase64String(Utf8(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ("hex", text => Convert.ToHexStringLower(Utf8(text))),
        ("HEX", text => Convert.ToHexString(Utf8(text))),
        ("percent", Uri.EscapeDataString),
        ("form", text => WebUtility.UrlEncode(text)),
        ("percent throughout", text => Each(text, "%", "X2", "")),
        ("HTML", text => WebUtility.HtmlEncode(text)),
        ("HTML by name", text => string.Concat(text.Select(Named))),
        ("HTML by number", text => Each(text, "&#", "D", ";")),
        ("HTML by hexadecimal number", text => Each(text, "&#x", "x", ";")),
        ("JSON", text => JsonSerializer.Serialize(text)[1..^1]),
        ("JSON throughout", text => Each(text, "\\u", "x4", "")),
    ];

    /// <summary>The next one of an endless, repeatable row.</summary>
    public static Echo Next(Random random)
    {
        // A fifth is too short to be cut.
        var length = random.Next(5) == 0 ? random.Next(4, 8) : random.Next(24, 65);
        var secret = random.GetString(Letters, length);
        // Alone, or in what a server repeats: a field of the body, or the pair of HTTP's Basic authentication.
        var sent = random.Next(3) switch
        {
            0 => secret,
            1 => $"fake-id:{secret}",
            _ => $"client_secret={secret}&x=1",
        };
        var encoders = Enumerable.Range(0, random.Next(3)).Select(_ => Encoders[random.Next(Encoders.Length)]).ToList();
        var text = encoders.Aggregate(sent, (inner, encoder) => encoder.Encode(inner));
        var (first, last) = length < 8 || sent != secret ? (0, 0) : (random.Next(5), random.Next(5));
        return new Echo(secret, text[first..^last], string.Join(" in ", encoders.Select(one => one.Name).Reverse()));
    }

    /// <summary>Whether a text shows a part of the echo, a short one's whole: said without decoding anything.</summary>
    public bool ShowsIn(string text)
    {
        var length = Math.Min(8, Text.Length);
        for (var start = 0; start + length <= Text.Length; start++)
        {
            if (text.AsSpan().Contains(Text.AsSpan(start, length), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Each(string text, string before, string format, string after) =>
        string.Concat(text.Select(c => before + ((int)c).ToString(format, CultureInfo.InvariantCulture) + after));

    /// <summary>As PHP's htmlentities does it with the names of HTML 5.</summary>
    private static string Named(char c) =>
        c switch
        {
            '.' => "&period;",
            '_' => "&lowbar;",
            '+' => "&plus;",
            '/' => "&sol;",
            '=' => "&equals;",
            '|' => "&vert;",
            '!' => "&excl;",
            '$' => "&dollar;",
            '&' => "&amp;",
            '\'' => "&apos;",
            '(' => "&lpar;",
            ')' => "&rpar;",
            '*' => "&ast;",
            ',' => "&comma;",
            ';' => "&semi;",
            ':' => "&colon;",
            '@' => "&commat;",
            '%' => "&percnt;",
            '"' => "&quot;",
            '\\' => "&bsol;",
            '<' => "&lt;",
            '>' => "&gt;",
            _ => c.ToString(),
        };
}
