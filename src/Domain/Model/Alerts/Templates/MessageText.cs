using System.Globalization;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>Makes text fit, and writes times and spans for people.</summary>
internal static class MessageText
{
    private const string Gap = "...";

    /// <summary>One line of printable ASCII. Beyond ASCII a text message holds half as much, and a subject is refused.</summary>
    public static string Ascii(string text) => string.Concat(text.Select(Ascii));

    /// <summary>The text without its middle: both ends of a name tell more than its beginning alone.</summary>
    public static string Elide(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var kept = max - Gap.Length;
        return text[..(kept / 2)] + Gap + text[^(kept - (kept / 2))..];
    }

    /// <summary>The text without its end.</summary>
    public static string Cut(string text, int max) =>
        text.Length <= max ? text : text[..(max - Gap.Length)].TrimEnd() + Gap;

    /// <summary>To the minute, in UTC, and saying so.</summary>
    public static string Time(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>In the one unit that matters, rounded down: nobody is promised time that is not there.</summary>
    public static string Span(TimeSpan span) =>
        span.Duration() switch
        {
            var days when days >= TimeSpan.FromDays(2) => Count((long)days.TotalDays, "day"),
            var hours when hours >= TimeSpan.FromHours(2) => Count((long)hours.TotalHours, "hour"),
            var minutes => Count((long)minutes.TotalMinutes, "minute"),
        };

    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static string Ascii(char c) =>
        c switch
        {
            >= ' ' and <= '~' => c.ToString(),
            '…' => Gap,
            '–' or '—' => "-",
            '‘' or '’' => "'",
            '“' or '”' => "\"",
            _ when char.IsControl(c) || char.IsWhiteSpace(c) => " ",
            _ => "?",
        };
}
