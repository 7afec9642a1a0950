namespace Tokens.Cli.Output;

/// <summary>Columns as wide as their longest text, two blanks apart, without borders: read by people and by awk.</summary>
internal sealed class Table(params string[] headers)
{
    private const string Gap = "  ";

    private readonly List<Cell[]> rows = [];

    /// <summary>One cell for each header.</summary>
    public void Add(params Cell[] cells) => rows.Add(cells);

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
            var cells = row.Select((cell, column) => Padded(terminal, cell, widths[column], column == row.Length - 1));
            terminal.Line(string.Join(Gap, cells).TrimEnd());
        }
    }

    /// <summary>Padded by what is seen, which the codes of a colour are not; nothing after the last column.</summary>
    private static string Padded(Terminal terminal, Cell cell, int width, bool isLast) =>
        terminal.Paint(cell.Text, cell.Style) + (isLast ? "" : new string(' ', width - cell.Text.Length));
}
