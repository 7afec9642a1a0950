using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Refresh;

/// <summary>The answer of <c>refresh</c> as a table.</summary>
internal static class RefreshTable
{
    public static void Write(Terminal terminal, RefreshReport report)
    {
        if (report.Results.Count == 0)
        {
            terminal.Line("No connections yet: tokens add creates one.");
            return;
        }

        var table = new Table("CONNECTION", "RESULT", "");
        foreach (var result in report.Results.OrderBy(result => result.Connection, StringComparer.Ordinal))
        {
            table.Add(Row(result));
        }

        table.WriteTo(terminal);
    }

    private static Cell[] Row(RefreshResult result) => [new(result.Connection, Style.Strong), .. Outcome(result)];

    private static Cell[] Outcome(RefreshResult result) =>
        result switch
        {
            RefreshResult.Refreshed { FallbackVersion: { } version } done =>
            [
                new("refreshed", Style.Warning),
                $"good for {TimeFormat.Span(done.Lifetime)}, with version {version.Number} of its secret: the provider refuses the newest; see tokens rotate",
            ],
            RefreshResult.Refreshed done =>
            [
                new("refreshed", Style.Good),
                $"good for {TimeFormat.Span(done.Lifetime)}{(done.Rotated ? ", new refresh token stored" : "")}",
            ],
            RefreshResult.Skipped skipped => [new("skipped", Style.Faint), SkipReasonText.Of(skipped.Reason)],
            RefreshResult.Failed failed => [new("failed", Style.Bad), failed.Error],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
