namespace Tokens.Domain.Model.Tokens;

/// <summary>How long to leave a provider in peace after failures in a row.</summary>
public static class Backoff
{
    public static TimeSpan First { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan Longest { get; } = TimeSpan.FromHours(1);

    /// <summary>A provider's own wish beyond this is taken for a mistake: nothing is given up for good.</summary>
    public static TimeSpan LongestWish { get; } = TimeSpan.FromDays(1);

    /// <summary>
    /// Doubles from a minute to an hour, spread by up to a fifth either way so that connections that failed together do
    /// not come back together, and never less than the provider asked for.
    /// </summary>
    /// <param name="failures">In a row, this one included; at least 1.</param>
    /// <param name="wish">What the provider asked for (Retry-After).</param>
    /// <param name="jitter">Drawn from [0, 1).</param>
    public static TimeSpan After(int failures, TimeSpan? wish, double jitter)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        var own = (doubled < Longest ? doubled : Longest) * (0.8 + (0.4 * jitter));
        var asked = wish > LongestWish ? LongestWish : wish ?? TimeSpan.Zero;
        return asked > own ? asked : own;
    }
}
