namespace Tokens.Domain.Model.Providers;

/// <summary>Lower-case host names of letters, digits and hyphens (RFC 1123, section 2.1).</summary>
internal static class DnsName
{
    /// <summary>RFC 1035, section 2.3.4.</summary>
    private const int LongestLabel = 63;

    /// <summary>Whether the text is one label: it has no dot.</summary>
    public static bool IsLabel(string text) =>
        text.Length is > 0 and <= LongestLabel
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && text[0] != '-'
        && text[^1] != '-';

    /// <summary>Whether the text is one label or several, separated by dots.</summary>
    public static bool IsLabels(string text) => text.Split('.').All(IsLabel);
}
