using System.Globalization;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Providers;

/// <summary>
/// Makes a provider's own words fit for a log or a mail: one line, short, without what it was sent. They are whatever
/// the other side chose to write, a whole page or an echo of the request included.
/// </summary>
public static class ProviderWords
{
    public const int MaxLength = 200;

    /// <summary>In the place of words that repeat a credential in a shape that cannot be cut out for certain.</summary>
    public const string Withheld = "(its words repeat a credential and are not shown)";

    public static string Clean(string words, IReadOnlyCollection<Secret> sent)
    {
        // The longest first: one that holds another would otherwise leave its rest behind.
        var redacted = sent.OrderByDescending(secret => secret.Reveal().Length)
            .Aggregate(words, (text, secret) => secret.RedactFrom(text));
        var folded = sent.Any(secret => secret.ShowsThrough(redacted)) ? Withheld : OneLine(redacted);
        return folded.Length <= MaxLength ? folded : folded[..MaxLength] + "…";
    }

    /// <summary>The words on one line, each blank once, without what is not printed.</summary>
    public static string OneLine(string words) =>
        string.Join(
            ' ',
            string.Concat(words.Select(c => IsPrintable(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Formatting characters can turn a line around for its reader; surrogates could be cut in two.</summary>
    private static bool IsPrintable(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c)
            is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
