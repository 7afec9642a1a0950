using System.Globalization;
using Tokens.Cli.Output;

namespace Tokens.Cli.Demo;

/// <summary>Shows what happens when it happens, in virtual time: a line each, or JSON Lines.</summary>
internal sealed class Timeline(Terminal terminal, TimeProvider clock, DateTimeOffset beginning, bool asJson)
{
    private const int WhoWidth = 16;

    private const string Margin = "                               ";

    public void Head()
    {
        if (!asJson)
        {
            terminal.Line(terminal.Paint($" DAY  TIME   {"WHO", -WhoWidth}  WHAT", Style.Faint));
        }
    }

    public void Add(string who, string what, Style style = Style.Plain) =>
        Add(new TimelineEntry(clock.GetUtcNow(), who, what) { Style = style });

    public void Add(TimelineEntry entry)
    {
        if (asJson)
        {
            JsonOutput.WriteLine(
                terminal,
                new EntryDocument(
                    "event",
                    DayOf(entry.At),
                    entry.At,
                    entry.Who,
                    entry.What,
                    entry.Kind,
                    entry.Severity,
                    entry.Connection
                )
            );
            return;
        }

        var time = entry.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        var first = $"{DayOf(entry.At), 4}  {time}  {entry.Who, -WhoWidth}  ";
        var lines = Wrap.Words(entry.What, terminal.Width - Margin.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            terminal.Line(
                (i == 0 ? terminal.Paint(first, Style.Faint) : Margin) + terminal.Paint(lines[i], entry.Style)
            );
        }
    }

    public int DayOf(DateTimeOffset at) => (int)(at - beginning).TotalDays;

    private sealed record EntryDocument(
        string Type,
        int Day,
        DateTimeOffset At,
        string Who,
        string What,
        string? Kind,
        string? Severity,
        string? Connection
    );
}
