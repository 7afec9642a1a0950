namespace Tokens.Bench.Results;

/// <summary>The median of some figures, and how far they lie apart.</summary>
public sealed record Spread(double Median, double Min, double Max)
{
    /// <exception cref="ArgumentException">There are no figures.</exception>
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        if (sorted.Count == 0)
        {
            throw new ArgumentException("Of no figures there is no median.", nameof(figures));
        }

        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }

    /// <summary>Each figure against the other's of the same round: what slowed a whole round cancels out.</summary>
    /// <exception cref="ArgumentException">Not every round has both.</exception>
    public static Spread OfRatios(IReadOnlyList<double> ours, IReadOnlyList<double> theirs) =>
        ours.Count == theirs.Count
            ? Of(ours.Zip(theirs, (one, other) => one / other))
            : throw new ArgumentException("Ratios are of the same rounds.", nameof(theirs));
}
