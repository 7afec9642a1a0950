using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Watching;

/// <summary>Looks for a program or a log: one below the other, each with its time.</summary>
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
        terminal.Line(TimeWords.Second(now));
        StatusTable.Write(terminal, found, now);
    }

    public void Fail(string why) => terminal.Note(Style.Warning, "warning", why);
}
