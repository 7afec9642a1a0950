using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Tokens.Domain.Model.Values;

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

    /// <summary>The text with this value taken out, for what may be known but need not be shown: a client id.</summary>
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

    public override string ToString() => "***";
}
