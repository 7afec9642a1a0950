using System.Globalization;
using Tokens.Cli.Commands;
using Tokens.Cli.Output;
using Tokens.Cli.Rehearsal;

namespace Tokens.Cli.Demo;

/// <summary>What it all came to.</summary>
internal static class DemoSummary
{
    public static void Write(
        Terminal terminal,
        IReadOnlyList<ConnectionDescription> found,
        Tally tally,
        IEnumerable<AuthorizationServer> servers,
        int days
    )
    {
        var table = new Table("CONNECTION", "STATE", "REFRESHED", "FAILED", "WITHOUT A GOOD TOKEN", "SECRET");
        foreach (var one in found.OfType<ConnectionDescription.Known>())
        {
            var count = tally.Of.GetValueOrDefault(one.Name, Tally.Count.None);
            table.Add(
                new(one.Name, Style.Strong),
                new(StateWords.Of(one), StateWords.StyleOf(one)),
                Number(count.Refreshed),
                Number(count.Failed),
                count.Without == TimeSpan.Zero
                    ? new("never", Style.Good)
                    : new(TimeWords.Span(count.Without), Style.Warning),
                one.Secret is { } secret ? $"rotate in {TimeWords.Span(secret.Left)}" : "no limit known"
            );
        }

        terminal.Line();
        table.WriteTo(terminal);
        terminal.Line();
        var counts = servers.Select(server => server.Count).ToList();
        terminal.Line(
            $"{days} days, {Number(counts.Sum(count => count.Granted + count.Refused))} exchanges over HTTP, "
                + $"{Number(counts.Sum(count => count.Refused))} of them refused, {Number(tally.Messages)} messages to people."
        );
        terminal.Line("Next: tokens local --help for the same on real time, README.md to deploy it.");
    }

    public static void WriteJson(
        Terminal terminal,
        IReadOnlyList<ConnectionDescription> found,
        Tally tally,
        IEnumerable<AuthorizationServer> servers,
        int days
    )
    {
        var counts = servers.Select(server => server.Count).ToList();
        JsonOutput.WriteLine(
            terminal,
            new SummaryDocument(
                "summary",
                days,
                counts.Sum(count => count.Granted),
                counts.Sum(count => count.Refused),
                tally.Messages,
                [.. found.Select(one => Document(one, tally))]
            )
        );
    }

    private static SummarisedConnection Document(ConnectionDescription one, Tally tally)
    {
        var count = tally.Of.GetValueOrDefault(one.Name, Tally.Count.None);
        return new(one.Name, StateWords.Of(one), count.Refreshed, count.Failed, (long)count.Without.TotalSeconds);
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private sealed record SummaryDocument(
        string Type,
        int Days,
        int ExchangesGranted,
        int ExchangesRefused,
        int Messages,
        IReadOnlyList<SummarisedConnection> Connections
    );

    private sealed record SummarisedConnection(
        string Name,
        string State,
        int Refreshed,
        int Failed,
        long SecondsWithoutGoodToken
    );
}
