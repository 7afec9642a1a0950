using System.Globalization;

namespace Tokens.Cli.Output;

/// <summary>Writes each event as it happens, as text or JSON Lines; with the day since the beginning, if one is given.</summary>
internal sealed class Timeline(Terminal terminal, TimeProvider clock, DateTimeOffset? beginning, bool asJson)
{
    private const int WhoWidth = 16;

    private const string Gap = "  ";

    public void Head()
    {
        if (!asJson)
        {
            var stamp = beginning is null ? "TIME    " : " DAY  TIME ";
            terminal.Line(new Cell($"{stamp}{Gap}{"WHO", -WhoWidth}{Gap}WHAT", Style.Faint));
        }
    }

    public void Add(string who, string what, Style style = Style.Plain) =>
        Add(new TimelineEntry(clock.GetUtcNow(), who, what) { Style = style });

    public void Add(TimelineEntry entry)
    {
        if (asJson)
        {
            JsonOutput.WriteLine(terminal, EntryDocument.Of(entry, DayOf(entry.At)));
            return;
        }

        var first = $"{Stamp(entry.At)}{Gap}{entry.Who, -WhoWidth}{Gap}";
        var margin = new string(' ', first.Length);
        var lines = Wrap.Words(entry.What, terminal.Width - margin.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            terminal.Line(i == 0 ? new Cell(first, Style.Faint) : margin, new Cell(lines[i], entry.Style));
        }
    }

    private int? DayOf(DateTimeOffset at) => beginning is { } first ? (int)(at - first).TotalDays : null;

    private string Stamp(DateTimeOffset at) =>
        DayOf(at) is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{day, 4}  {at:HH:mm}")
            : at.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed record EntryDocument(
        string Type,
        int? Day,
        DateTimeOffset At,
        string Who,
        string What,
        string? Kind,
        string? Severity,
        string? Connection
    )
    {
        public static EntryDocument Of(TimelineEntry entry, int? day) =>
            new("event", day, entry.At, entry.Who, entry.What, entry.Kind, entry.Severity, entry.Connection);
    }
}
