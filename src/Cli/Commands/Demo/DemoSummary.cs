using System.Globalization;
using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;
using Tokens.Cli.SampleProvider;

namespace Tokens.Cli.Commands.Demo;

/// <summary>The result of a demo.</summary>
internal sealed class DemoSummary(
    IReadOnlyList<ConnectionDescription> connections,
    DemoCounts counts,
    AuthorizationServer[] servers,
    int days
)
{
    private readonly int granted = servers.Sum(server => server.Granted);
    private readonly int refused = servers.Sum(server => server.Refused);

    public void WriteText(Terminal terminal)
    {
        var table = new Table("CONNECTION", "STATE", "REFRESHED", "FAILED", "WITHOUT A GOOD TOKEN", "SECRET");
        foreach (var one in connections.OfType<ConnectionDescription.Known>())
        {
            var count = counts.Of(one.Name);
            table.Add(
                new(one.Name, Style.Strong),
                new(StateLabel.Of(one), StateLabel.StyleOf(one)),
                Number(count.Refreshed),
                Number(count.Failed),
                count.WithoutToken == TimeSpan.Zero
                    ? new("never", Style.Good)
                    : new(TimeFormat.Span(count.WithoutToken), Style.Warning),
                one.Secret is { } secret ? $"rotate in {TimeFormat.Span(secret.Left)}" : "no limit known"
            );
        }

        terminal.Line();
        table.WriteTo(terminal);
        terminal.Line();
        terminal.Line(
            $"{days} days, {Number(granted + refused)} exchanges over HTTP, {Number(refused)} of them refused, "
                + $"{Number(counts.Messages)} notifications."
        );
        terminal.Line("Next: tokens local --help for the same in real time, README.md to deploy it.");
    }

    public void WriteJson(Terminal terminal) =>
        JsonOutput.WriteLine(
            terminal,
            new SummaryDocument(
                "summary",
                days,
                granted,
                refused,
                counts.Messages,
                [.. connections.Select(one => Document(one, counts.Of(one.Name)))]
            )
        );

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static ConnectionDocument Document(ConnectionDescription one, DemoCounts.ConnectionCount count) =>
        new(one.Name, StateLabel.Of(one), count.Refreshed, count.Failed, (long)count.WithoutToken.TotalSeconds);

    private sealed record SummaryDocument(
        string Type,
        int Days,
        int ExchangesGranted,
        int ExchangesRefused,
        int Messages,
        IReadOnlyList<ConnectionDocument> Connections
    );

    private sealed record ConnectionDocument(
        string Name,
        string State,
        int Refreshed,
        int Failed,
        long SecondsWithoutGoodToken
    );
}
