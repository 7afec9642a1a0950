using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tokens.Domain.Credentials;

/// <summary>
/// A value that must not be seen: it prints <c>***</c> wherever it is printed, and only <see cref="Reveal"/> gives it away.
/// No record, no conversion, no serialisable property, so that nothing reveals it by accident.
/// </summary>
[DebuggerDisplay("***")]
public sealed class Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string value;

    private Secret(string value) => this.value = value;

    /// <summary>
    /// White space at either end is dropped: no credential has it (RFC 6749, appendix A), and a newline at the end is
    /// what a secret piped from a shell usually brings along.
    /// </summary>
    public static Secret Of(string value) => new(value.Trim());

    public bool IsEmpty => value.Length == 0;

    /// <summary>The value itself, for the one place that sends or stores it.</summary>
    public string Reveal() => value;

    /// <summary>Whether both hide the same value; takes the same time wherever they differ.</summary>
    public bool Matches(Secret other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(other.value));

    /// <summary>The text with this value taken out, for words of others that may repeat what they were sent.</summary>
    public string RedactFrom(string text)
    {
        if (value.Length == 0)
        {
            return text;
        }

        // As it is, and as it was sent: some repeat the request's body word for word.
        var encoded = Uri.EscapeDataString(value);
        return text.Replace(value, "***", StringComparison.Ordinal)
            .Replace(encoded, "***", StringComparison.OrdinalIgnoreCase)
            .Replace(encoded.Replace("%20", "+", StringComparison.Ordinal), "***", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether the text holds this value escaped in some way: as JSON does it (several times, where it holds JSON), or
    /// percent-encoded. Only letters and digits are compared, since they are what escaping leaves alone; where there are
    /// fewer than eight, nothing is told, for they would be in many a text by chance.
    /// </summary>
    public bool ShowsThrough(string text) =>
        Bare(value) is { Length: >= 8 } bare && Bare(text).Contains(bare, StringComparison.Ordinal);

    /// <summary>More than any echo has: JSON in JSON in a form is three.</summary>
    private const int MostLayers = 6;

    private static string Bare(string text)
    {
        // A text made to be unescaped without end ("%252525…") would cost a pass for every other character of it.
        for (var layer = 0; layer < MostLayers; layer++)
        {
            text = Uri.UnescapeDataString(Unescape(text));
        }

        return string.Concat(text.Where(char.IsLetterOrDigit));
    }

    private static string Unescape(string text)
    {
        var parts = text.Split("\\u");
        return parts[0] + string.Concat(parts.Skip(1).Select(Unescaped));
    }

    private static string Unescaped(string part) =>
        part.Length >= 4
        && ushort.TryParse(part[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code + part[4..]
            : "\\u" + part;

    public override string ToString() => "***";
}
