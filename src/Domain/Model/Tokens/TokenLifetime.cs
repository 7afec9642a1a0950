using System.Globalization;

namespace Tokens.Domain.Model.Tokens;

/// <summary>How long an access token lives, from what providers tell in their various ways.</summary>
public static class TokenLifetime
{
    /// <summary>Longer than any provider's; what exceeds it is no span of time but something misread.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>Beyond this a number of seconds is no span (30 years) but a point in time since 1970.</summary>
    private const decimal EpochFrom = 946_684_800;

    /// <summary>Beyond this a point in time is told in milliseconds.</summary>
    private const decimal MillisecondsFrom = 100_000_000_000;

    /// <summary>In full only: a looser reading would complete a mere time of day from the wall clock.</summary>
    private static readonly string[] Dates =
    [
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "R",
    ];

    /// <summary>
    /// Reads <c>expires_in</c>: seconds, as a number or a string; some providers put a point in time there. Null for what
    /// is no span of time ahead: absent, zero ("never", some say), negative, in the past, or not a number.
    /// </summary>
    public static TimeSpan? FromExpiresIn(string? text, DateTimeOffset now)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        return seconds >= EpochFrom ? Until(FromEpoch(seconds), now) : Plausible(seconds);
    }

    /// <summary>Reads a point in time (<c>expires_at</c>, <c>expires_on</c>): seconds or milliseconds since 1970, or ISO 8601.</summary>
    public static TimeSpan? FromExpiresAt(string? text, DateTimeOffset now)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var epoch))
        {
            return Until(FromEpoch(epoch), now);
        }

        return DateTimeOffset.TryParseExact(
            text,
            Dates,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? Until(date, now)
            : null;
    }

    /// <summary>
    /// The shortest lifetime seen so far, to be remembered: rounded down to 5 minutes, below that to the second, and only
    /// where it is below what is expected anyway. Rounding keeps a provider whose answers vary by seconds from having it
    /// written anew at each refresh.
    /// </summary>
    public static TimeSpan? Shortest(TimeSpan? seen, TimeSpan? told, TimeSpan expected)
    {
        if (told is not { } value)
        {
            return seen < expected ? seen : null;
        }

        var grain = value >= TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(5) : TimeSpan.FromSeconds(1);
        var rounded = value - TimeSpan.FromTicks(value.Ticks % grain.Ticks);
        var shortest = seen < rounded ? seen.Value : rounded;
        return shortest < expected ? shortest : null;
    }

    private static TimeSpan? Plausible(decimal seconds) =>
        seconds >= 1 && seconds <= (decimal)Longest.TotalSeconds ? TimeSpan.FromSeconds((double)seconds) : null;

    private static TimeSpan? Until(DateTimeOffset? then, DateTimeOffset now) =>
        then is { } point && point - now >= TimeSpan.FromSeconds(1) && point - now <= Longest ? point - now : null;

    private static DateTimeOffset? FromEpoch(decimal epoch)
    {
        var seconds = epoch >= MillisecondsFrom ? epoch / 1000 : epoch;
        return seconds is > 0 and < MillisecondsFrom ? DateTimeOffset.UnixEpoch.AddSeconds((double)seconds) : null;
    }
}
