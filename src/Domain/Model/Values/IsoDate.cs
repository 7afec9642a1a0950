using System.Globalization;

namespace Tokens.Domain.Model.Values;

/// <summary>Dates as a definition writes them: <c>2026-11-22</c>, or with a time; UTC unless a zone is given.</summary>
public static class IsoDate
{
    /// <summary>In full only: a looser reading would complete "11-22" or "5:30" from the wall clock.</summary>
    public static Parsed<DateTimeOffset> Parse(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var date
        )
            ? InRange(date)
            : new Parsed<DateTimeOffset>.Invalid("is no date; write it as in 2026-11-22 or 2026-11-22T16:43:50Z");

    /// <summary>Secrets are issued and expire in these years; the end of a secret of any other could not be computed.</summary>
    private static Parsed<DateTimeOffset> InRange(DateTimeOffset date) =>
        date.Year is >= 2000 and < 2200
            ? date
            : new Parsed<DateTimeOffset>.Invalid("is too far off; write a date from 2000 to 2199");
}
