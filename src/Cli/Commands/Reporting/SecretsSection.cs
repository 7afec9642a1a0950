using System.Globalization;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>The age of each client secret, and the calendar of reminders and ends.</summary>
internal static class SecretsSection
{
    private static readonly string[] Heads = ["Client secret of", "Age", "Ends", "Next reminder", "Used by"];

    public static Html Of(ReportContent content) =>
        Parts.Section(
            "secrets",
            "Client secrets",
            content.Secrets is { Count: > 0 } secrets
                ? Parts.Table("Client secrets", Heads, secrets.Select(one => Row(one, content.At)))
                : Parts.Empty("No clients yet: tokens client add creates one.")
        );

    /// <summary>Month by month, without the months in which nothing comes.</summary>
    public static Html CalendarOf(ReportContent content)
    {
        var months = Calendar
            .Of(content)
            .GroupBy(entry => entry.At.UtcDateTime.ToString("MMMM yyyy", CultureInfo.InvariantCulture))
            .Select(month => Month(month.Key, month.Select(entry => Day(entry, content.At))))
            .ToList();
        return Parts.Section(
            "calendar",
            "Calendar of reminders and ends",
            months.Count == 0
                ? Parts.Empty("No client secret and no refresh token has a known end.")
                : Html.Of($"""<div class="months">{months}</div>""")
        );
    }

    private static Html Month(string name, IEnumerable<Html> days) =>
        $"""<div class="month"><h3>{name}</h3><ul>{days}</ul></div>""";

    private static Html Day(CalendarEntry entry, DateTimeOffset now)
    {
        var (style, word) =
            !entry.IsEnd ? (Style.Warning, "reminder")
            : entry.At > now ? (Style.Bad, "end")
            : (Style.Bad, "overdue");
        return $"""
            <li><div>{entry.At} {Parts.Label(
                style,
                word
            )}</div><b>{entry.Subject}</b><div class="muted">{entry.What}</div></li>
            """;
    }

    private static IReadOnlyList<Html> Row(ReportedSecret one, DateTimeOffset now) =>
        [Owner(one), Age(one, now), End(one.Status), NextReminder(one, now), Users(one)];

    private static Html Owner(ReportedSecret one) =>
        one.Client is null
            ? $"{one.Owner}"
            : Html.Of($"""{one.Owner}<div class="muted">{one.Client.Provider.Name}, {one.Client.Secret.Place}</div>""");

    private static Html Age(ReportedSecret one, DateTimeOffset now)
    {
        var proof = one.AwaitsProof ? Html.Of($"<div>{Parts.Label(Style.Warning, "newest not proven")}</div>") : null;
        return one switch
        {
            { Problem: { } problem } => $"""{Parts.Label(Style.Bad, "unusable")}<div class="reason">{problem}</div>""",
            { Status: { IssuedAt: { } issued } status } =>
                $"{Parts.Bar(Parts.StyleOf(status.Stage), (now - issued) / (status.EndsAt - issued), Lived(status, issued, now))}{proof}",
            _ => $"""<span class="muted">unlimited age, or none known</span>{proof}""",
        };
    }

    private static Html Lived(RotationStatus status, DateTimeOffset issued, DateTimeOffset now) =>
        $"""{TimeFormat.Span(now - issued)} of {TimeFormat.Span(status.EndsAt - issued)}<div class="muted">since {issued}</div>""";

    private static Html End(RotationStatus? status) =>
        status switch
        {
            null => $"–",
            { Stage: RotationStage.Overdue } =>
                $"{Parts.Label(Style.Bad, $"{TimeFormat.Span(status.Left)} overdue")} {status.EndsAt}",
            _ => $"{Parts.Label(Parts.StyleOf(status.Stage), $"in {TimeFormat.Span(status.Left)}")} {status.EndsAt}",
        };

    /// <summary>After the end they go on, until the secret is rotated.</summary>
    private static Html NextReminder(ReportedSecret one, DateTimeOffset now)
    {
        var ahead = one is { Client: { } client, Status: { } status }
            ? client.Reminders.Select(step => status.EndsAt - step).Where(at => at > now).Order().ToList()
            : [];
        return ahead switch
        {
            [var next, ..] => $"{next}",
            _ when one.Status is { Stage: RotationStage.Overdue } => $"at intervals, until it is rotated",
            _ when one.Status is { } last => $"{last.EndsAt}",
            _ => $"–",
        };
    }

    private static Html Users(ReportedSecret one) =>
        one switch
        {
            { Users.Count: > 0 } => $"{string.Join(", ", one.Users.Select(user => user.Value))}",
            { Client.Name: null, Problem: null } => $"""<span class="muted">itself alone</span>""",
            _ => $"""<span class="muted">no connection</span>""",
        };
}
