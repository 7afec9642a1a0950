using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>For a pipe or a log: one reading below the other, each with its time.</summary>
internal sealed class StatusLines(Terminal terminal, bool asJson) : IStatusView
{
    private bool isFirst = true;

    public void Show(IReadOnlyList<ConnectionDescription> found, DateTimeOffset now)
    {
        if (asJson)
        {
            JsonOutput.WriteLine(terminal, StatusDocument.Of(found, now));
            return;
        }

        if (!isFirst)
        {
            terminal.Line();
        }

        isFirst = false;
        terminal.Line(TimeFormat.Second(now));
        StatusTable.Write(terminal, found, now);
    }

    public void Fail(string why) => terminal.Note(Style.Warning, "warning", why);
}
