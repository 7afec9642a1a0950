using System.Reflection;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>
/// The page: one file, without scripts, and nothing in it is loaded from elsewhere. Its policy has a browser refuse both,
/// should a text ever become markup.
/// </summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static Html Of(ReportContent content) =>
        $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta http-equiv="Content-Security-Policy" content="{Policy}" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="referrer" content="no-referrer" />
            <title>Tokens report: {content.Place.Root.Value}</title>
            <style>
            {Styles()}
            </style>
            </head>
            <body>
            <header>
            <h1>Tokens report</h1>
            {Place(content)}
            {Summary(content)}
            </header>
            <main>
            {ConnectionsSection.Of(content)}
            {SecretsSection.Of(content)}
            {SecretsSection.CalendarOf(content)}
            {AlertsSection.Of(content)}
            {FindingsSection.Of(content)}
            </main>
            </body>
            </html>
            """;

    /// <summary>The one text that is not encoded: it is this assembly's own.</summary>
    private static Html Styles()
    {
        using var css = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("report/report.css")!
        );
        var styles = new Html(0, 0);
        styles.AppendLiteral(css.ReadToEnd());
        return styles;
    }

    private static Html Place(ReportContent content) =>
        $"""
            <dl>
            <div><dt>Account</dt><dd>{content.Place.Account ?? "not known"}</dd></div>
            <div><dt>Region</dt><dd>{content.Place.Region ?? "not known"}</dd></div>
            <div><dt>Root</dt><dd>{content.Place.Root.Value}</dd></div>
            <div><dt>Read at (all times are UTC)</dt><dd>{content.At}</dd></div>
            </dl>
            """;

    private static Html Summary(ReportContent content)
    {
        var connections = content.Connections.ToList();
        var end = content.Secrets.Min(one => one.Status?.EndsAt);
        int Count(FindingLevel level) => content.Findings.Count(one => one.Finding.Level == level);
        return $"""
            <nav aria-label="Summary"><ul>
            {Tile(
                "connections",
                Parts.Count(connections.Count, "connection", "connections"),
                $"{Needing(connections.Count(one => one.NeedsAction))}"
            )}
            {Tile(
                "secrets",
                Parts.Count(content.Secrets.Count, "client secret", "client secrets"),
                end is { } first ? Html.Of($"first end: {first}") : Html.Of($"no known end")
            )}
            {Tile(
                "alerts",
                Parts.Count(content.Alerts.All.Count, "recent alert", "recent alerts"),
                $"{(content.Alerts.Problem is null ? "in 45 days" : "could not be read")}"
            )}
            {Tile(
                "findings",
                Parts.Count(Count(FindingLevel.Error), "error", "errors"),
                $"{Parts.Count(Count(FindingLevel.Warning), "warning", "warnings")}"
            )}
            </ul></nav>
            """;
    }

    private static string Needing(int number) =>
        number == 0 ? "none needs action" : Parts.Count(number, "needs action", "need action");

    private static Html Tile(string section, string what, Html detail) =>
        $"""<li><a href="#{section}"><b>{what}</b> <span>{detail}</span></a></li>""";
}
