using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>For a terminal: each reading replaces the one before. The last one stays when it ends.</summary>
internal sealed class StatusScreen(Terminal terminal, TimeSpan every) : IStatusView, IDisposable
{
    private readonly Screen screen = new(terminal);
    private Action<Terminal> last = _ => { };

    public void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now)
    {
        last = page =>
        {
            var head = $"{TimeFormat.Second(now)}, every {TimeFormat.Span(every)}; Ctrl-C ends it";
            page.Line(new Cell(head, Style.Faint));
            StatusTable.Write(page, found, now);
        };
        screen.Paint(last);
    }

    public void Fail(string why) =>
        screen.Paint(page =>
        {
            last(page);
            page.Line(new Cell($"warning: {why}", Style.Warning));
        });

    public void Dispose()
    {
        try
        {
            screen.Dispose();
            last(terminal);
        }
        // The terminal was closed.
        catch (IOException) { }
    }
}
