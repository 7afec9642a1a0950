using System.Globalization;

namespace Tokens.Cli.Output;

/// <summary>Spans and moments, short enough for a table.</summary>
internal static class TimeWords
{
    /// <summary>The largest unit that is whole, rounded down: nobody is promised time that is not there.</summary>
    public static string Span(TimeSpan span) =>
        span.Duration() switch
        {
            var long_ when long_ >= TimeSpan.FromDays(2) => $"{(long)long_.TotalDays} d",
            var hours when hours >= TimeSpan.FromHours(2) => $"{(long)hours.TotalHours} h",
            var minutes when minutes >= TimeSpan.FromMinutes(1) => $"{(long)minutes.TotalMinutes} min",
            var seconds => $"{(long)seconds.TotalSeconds} s",
        };

    public static string Minute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
