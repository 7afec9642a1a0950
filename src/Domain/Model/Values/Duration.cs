using System.Globalization;

namespace Tokens.Domain.Model.Values;

/// <summary>Spans of time as people write them: <c>45s</c>, <c>30m</c>, <c>2h</c>, <c>180d</c>.</summary>
public static class Duration
{
    private const int MaxDays = 36_500;

    public static Parsed<TimeSpan> Parse(string text)
    {
        var trimmed = text.Trim();
        if (
            trimmed.Length < 2
            || !long.TryParse(trimmed[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || UnitOf(trimmed[^1]) is not { } unit
            || count == 0
            || count * unit.TotalDays > MaxDays
        )
        {
            return new Parsed<TimeSpan>.Invalid(
                "is no span of time; write a whole number above 0 and s, m, h or d, as in 30m or 180d"
            );
        }

        return count * unit;
    }

    private static TimeSpan? UnitOf(char unit) =>
        unit switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
}
