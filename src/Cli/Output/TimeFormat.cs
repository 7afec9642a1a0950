using System.Globalization;

namespace Tokens.Cli.Output;

/// <summary>Durations and times, short enough for a table.</summary>
internal static class TimeFormat
{
    /// <summary>In the largest suitable unit, rounded down: never more time than there is.</summary>
    public static string Span(TimeSpan span) =>
        span.Duration() switch
        {
            var days when days >= TimeSpan.FromDays(2) => $"{(long)days.TotalDays} d",
            var hours when hours >= TimeSpan.FromHours(2) => $"{(long)hours.TotalHours} h",
            var minutes when minutes >= TimeSpan.FromMinutes(1) => $"{(long)minutes.TotalMinutes} min",
            var seconds => $"{(long)seconds.TotalSeconds} s",
        };

    public static string Minute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
