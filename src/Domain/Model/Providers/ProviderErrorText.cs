using System.Globalization;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// What may be shown of a provider's error, in logs, statuses, mails and answers alike: one short line that shows no
/// credential and leads nobody anywhere. It is whatever the other side chose to write, a whole page or an echo of the
/// request included.
/// </summary>
public static class ProviderErrorText
{
    public const int MaxLength = 200;

    public const string DescriptionWithheld = "(description withheld: it repeats a secret or token)";

    public const string ErrorWithheld = "(error withheld: it repeats a secret or token)";

    private const int LongestCode = 64;

    /// <summary>Of what is longer than any description, the rest is neither read nor shown.</summary>
    private const int MostRead = 8 * 1024;

    private const string EntraNumber = "AADSTS";

    private const string Answered = " answered ";

    /// <summary>The reason of whatever follows from an answer.</summary>
    /// <param name="host">Who answered.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="errorText">What was made of the answer's error by <see cref="Of"/>.</param>
    public static string Reason(string host, int status, string errorText) =>
        string.Create(CultureInfo.InvariantCulture, $"{host}{Answered}{status}: {errorText}");

    /// <summary>
    /// The code where it is a plain one, and the description where it shows nothing of a secret; whatever does is
    /// withheld whole, since it cannot be known how much more of it there is.
    /// </summary>
    /// <param name="code"><c>error</c>; one that is a text, or JSON, counts as description.</param>
    /// <param name="description"><c>error_description</c>.</param>
    /// <param name="secrets">All that the exchange sent and received.</param>
    public static string Of(string? code, string? description, ExchangedSecrets secrets)
    {
        var isPlain = code is not null && IsPlain(code);
        var text = Beginning(isPlain ? description ?? "" : $"{code} {description}");
        var plain = isPlain ? code! : "";
        if (secrets.ShowIn(plain))
        {
            return ErrorWithheld;
        }

        var shown = secrets.ShowIn(text)
            ? PlainText.OneLine($"{plain} {EntraNumberIn(text)} {(isPlain ? DescriptionWithheld : ErrorWithheld)}")
            : Line(secrets.WithoutClientId($"{plain} {text}"));
        // Once more as it will be read: taking something out may have joined what was apart.
        return secrets.ShowIn(shown) ? ErrorWithheld : shown;
    }

    /// <summary>What an AWS service says of a failed call. Its links are its own.</summary>
    /// <param name="message">As it came.</param>
    /// <param name="sent">What the call sent.</param>
    public static string OfAws(string message, ExchangedSecrets sent)
    {
        var text = Beginning(message);
        var line = Cut(PlainText.OneLine(text));
        return sent.ShowIn(text) || sent.ShowIn(line) ? ErrorWithheld : line;
    }

    /// <summary>A reason out of a status, which an older version may have written, or anybody.</summary>
    public static string Stored(string reason)
    {
        var (own, others) = Split(PlainText.OneLine(reason));
        return own + ContactDetails.WithoutLinks(others);
    }

    /// <summary>A reason for a mail: what a mail program would make clickable is gone, however the reason came about.</summary>
    public static string InMail(string reason)
    {
        var (own, others) = Split(PlainText.OneLine(reason));
        return Cut(ContactDetails.WithoutUrls(own) + Unclickable(others));
    }

    /// <summary>A text of which nothing is ours, for a mail.</summary>
    public static string ForeignInMail(string text) => Cut(Unclickable(PlainText.OneLine(text)));

    private static string Unclickable(string text) =>
        ContactDetails.WithoutPhoneNumbers(ContactDetails.WithoutLinks(text));

    /// <summary>A dot is usual in codes; one that reads as a host's name is treated as text.</summary>
    private static bool IsPlain(string code) =>
        code.Length is > 0 and <= LongestCode
        && char.IsAsciiLetterOrDigit(code[0])
        && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or ':')
        && !ContactDetails.IsLink(code);

    /// <summary>Microsoft Entra's own code stands in its description. It names no person and no secret.</summary>
    private static string EntraNumberIn(string text)
    {
        var start = text.IndexOf(EntraNumber, StringComparison.Ordinal);
        return start < 0
            ? ""
            : EntraNumber + string.Concat(text.Skip(start + EntraNumber.Length).TakeWhile(char.IsAsciiDigit).Take(9));
    }

    private static string Line(string text) => Cut(ContactDetails.WithoutLinks(PlainText.OneLine(text)));

    /// <summary>Our own words up to the status, and the provider's after it; all ours where no answer is mentioned.</summary>
    private static (string Own, string Others) Split(string reason)
    {
        var at = reason.IndexOf(Answered, StringComparison.Ordinal);
        var end = at + Answered.Length + "400: ".Length;
        return
            at >= 0
            && end <= reason.Length
            && reason.AsSpan(end - 2, 2) is ": "
            && int.TryParse(reason.AsSpan(end - 5, 3), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? (reason[..end], reason[end..])
            : (reason, "");
    }

    private static string Beginning(string text) => text.Length <= MostRead ? text : text[..MostRead];

    private static string Cut(string line) => line.Length <= MaxLength ? line : line[..MaxLength] + "…";
}
