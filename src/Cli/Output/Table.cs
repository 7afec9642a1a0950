namespace Tokens.Cli.Output;

/// <summary>Columns as wide as their longest text, two spaces apart, without borders: readable for awk too.</summary>
internal sealed class Table(params string[] headers)
{
    private const string Gap = "  ";

    private readonly List<Cell[]> rows = [];

    /// <summary>One cell for each header.</summary>
    public void Add(params Cell[] cells) =>
        rows.Add([.. cells.Select(cell => cell with { Text = Printable.Line(cell.Text) })]);

    public void WriteTo(Terminal terminal)
    {
        Cell[][] all =
        [
            [.. headers.Select(header => new Cell(header, Style.Faint))],
            .. rows,
        ];
        var widths = headers.Select((_, column) => all.Max(row => row[column].Text.Length)).ToArray();
        foreach (var row in all)
        {
            var last = Array.FindLastIndex(row, cell => cell.Text.Length > 0);
            terminal.Line([
                .. row.Take(last + 1).SelectMany((cell, column) => Padded(cell, widths[column], column == last)),
            ]);
        }
    }

    /// <summary>Colour codes do not count as width; nothing follows the last text.</summary>
    private static IEnumerable<Cell> Padded(Cell cell, int width, bool isLast) =>
        isLast ? [cell] : [cell, new string(' ', width - cell.Text.Length) + Gap];
}
