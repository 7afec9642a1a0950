using System.Buffers;
using System.Text;

namespace Tokens.Domain.Model.Providers;

/// <summary>
/// Takes out what a mail program would make a link or a number to call of. A message of ours must not send anybody where
/// a provider chose.
/// </summary>
internal static class ContactDetails
{
    public const string LinkRemoved = "(link removed)";

    public const string NumberRemoved = "(number removed)";

    /// <summary>Shorter ones are counts, codes and years.</summary>
    private const int FewestDigits = 7;

    /// <summary>A bare number is a phone's only from here on: Entra's codes, for one, have up to seven digits.</summary>
    private const int FewestBareDigits = 9;

    /// <summary>What may follow a scheme that is only mentioned.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'.,;)/");

    private static readonly string[] Schemes = ["mailto:", "tel:", "sms:", "callto:"];

    /// <param name="text">On one line.</param>
    public static string WithoutLinks(string text) => EachWord(text, IsLink);

    /// <summary>As above, but leaves names of hosts alone: our own words name them.</summary>
    public static string WithoutUrls(string text) => EachWord(text, IsUrl);

    public static bool IsLink(string word) => IsUrl(word) || HostLike(word);

    public static string WithoutPhoneNumbers(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var length = PhoneNumberLength(text, at);
            _ = length > 0 ? kept.Append(NumberRemoved) : kept.Append(text[at]);
            at += Math.Max(length, 1);
        }

        return kept.ToString();
    }

    private static string EachWord(string text, Func<string, bool> isRemoved) =>
        string.Join(' ', text.Split(' ').Select(word => isRemoved(word) ? LinkRemoved : word));

    private static bool IsUrl(string word)
    {
        var scheme = word.IndexOf("://", StringComparison.Ordinal);
        return (scheme >= 0 && word.AsSpan(scheme + 3).ContainsAnyExcept(Marks))
            || Schemes.Any(known => word.Contains(known, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Names joined by dots of which the last is a word, as the last of a host's is.</summary>
    private static bool HostLike(string word)
    {
        var marks = word.Where(c => !IsOfHost(c)).Distinct().ToArray();
        return word.Split(marks).Any(IsHost);
    }

    private static bool IsHost(string text)
    {
        var labels = text.Split(['.', '\u3002', '\uff0e', '\uff61'], StringSplitOptions.RemoveEmptyEntries);
        return labels is [_, .., { Length: > 1 } last]
            && (last.All(char.IsLetter) || last.StartsWith("xn--", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOfHost(char c) =>
        char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '\u3002' or '\uff0e' or '\uff61';

    /// <summary>Zero where none begins here.</summary>
    private static int PhoneNumberLength(string text, int start)
    {
        if (!IsDialled(text[start]) || IsOfWord(text, start - 1))
        {
            return 0;
        }

        var end = start;
        while (end < text.Length && (char.IsDigit(text[end]) || " -.()/+".Contains(text[end])))
        {
            end++;
        }

        var number = text[start..end].TrimEnd(' ', '-', '.', '(', ')', '/', '+');
        var digits = number.Count(char.IsDigit);
        var isBare = digits == number.Length;
        return digits >= (isBare ? FewestBareDigits : FewestDigits) && !IsOfWord(text, start + number.Length)
            ? number.Length
            : 0;
    }

    private static bool IsDialled(char c) => char.IsDigit(c) || c is '+' or '(';

    private static bool IsOfWord(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
