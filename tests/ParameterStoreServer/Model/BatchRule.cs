namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>Calls that take several names or labels take at most ten, and names once each.</summary>
internal static class BatchRule
{
    private const int Most = 10;

    public static void RequireNames(IReadOnlyList<string> names)
    {
        RequireCount("names", names);
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count)
        {
            throw RefusedException.Invalid($"Duplicate names in the request: [{string.Join(", ", names)}].");
        }
    }

    public static void RequireLabels(IReadOnlyList<string> labels) => RequireCount("labels", labels);

    /// <summary>AWS promises no order, so nobody may rely on the one asked: alphabetical, or its reverse where that was asked.</summary>
    public static IReadOnlyList<Selection> Disorder(IReadOnlyList<Selection> asked)
    {
        Selection[] sorted = [.. asked.OrderBy(each => each.Name, StringComparer.Ordinal)];
        return sorted.SequenceEqual(asked) ? [.. sorted.Reverse()] : sorted;
    }

    private static void RequireCount(string field, IReadOnlyList<string> items)
    {
        if (items.Count is 0 or > Most)
        {
            throw RefusedException.Constraint(
                field,
                $"[{string.Join(", ", items)}]",
                items.Count == 0
                    ? "Member must have length greater than or equal to 1"
                    : $"Member must have length less than or equal to {Most}"
            );
        }
    }
}
