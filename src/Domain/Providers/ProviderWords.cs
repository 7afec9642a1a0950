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

    public static string Clean(string words, IEnumerable<Secret> sent)
    {
        // The longest first: one that holds another would otherwise leave its rest behind.
        var redacted = sent.OrderByDescending(secret => secret.Reveal().Length)
            .Aggregate(words, (text, secret) => secret.RedactFrom(text));
        var line = string.Concat(redacted.Select(c => IsPrintable(c) ? c : ' '));
        var folded = string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return folded.Length <= MaxLength ? folded : folded[..MaxLength] + "…";
    }

    /// <summary>Formatting characters can turn a line around for its reader; surrogates could be cut in two.</summary>
    private static bool IsPrintable(char c) =>
        !char.IsControl(c)
        && !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c)
            is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
