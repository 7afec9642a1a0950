using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Watching;

/// <summary>Looks for a person: each in the place of the one before. What was seen last stays when it ends.</summary>
internal sealed class StatusScreen(Terminal terminal, TimeSpan every) : IStatusView, IDisposable
{
    private readonly Screen screen = new(terminal);
    private Action<Terminal> last = _ => { };

    public void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now)
    {
        last = page =>
        {
            var head = $"{TimeWords.Second(now)}, every {TimeWords.Span(every)}; Ctrl-C ends it";
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
        // The terminal was closed, with whoever looked at it.
        catch (IOException) { }
    }
}
