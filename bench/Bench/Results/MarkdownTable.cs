namespace Tokens.Bench.Results;

/// <summary>A table that reads well on a console and can be pasted into a page.</summary>
public static class MarkdownTable
{
    /// <param name="rows">The first has the headings; all are as long as it. Every column but the first is of figures.</param>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = rows[0].Select((_, column) => Math.Max(3, rows.Max(row => row[column].Length))).ToList();
        yield return Line(rows[0].Select((cell, column) => Pad(cell, widths[column], column)));
        yield return Line(widths.Select(Rule));
        foreach (var row in rows.Skip(1))
        {
            yield return Line(row.Select((cell, column) => Pad(cell, widths[column], column)));
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Pad(string cell, int width, int column) =>
        column == 0 ? cell.PadRight(width) : cell.PadLeft(width);

    private static string Rule(int width, int column) =>
        column == 0 ? new string('-', width) : new string('-', width - 1) + ":";
}
