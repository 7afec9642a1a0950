using Tokens.Adapters.Notifications;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>What subscribers were notified of.</summary>
internal static class AlertsSection
{
    private const int Most = 50;

    public static Html Of(ReportContent content)
    {
        var alerts = content.Alerts;
        Html body = alerts switch
        {
            { Problem: { } problem } => $"""<p class="reason">They {problem}</p>""",
            { All.Count: 0 } => Parts.Empty("None in the last 45 days."),
            _ => $"""<ul class="list">{alerts.All.Take(Most).Select(Item)}</ul>""",
        };
        var rest = alerts.All.Count > Most ? Parts.Empty($"The {Most} newest of {alerts.All.Count}.") : null;
        return Parts.Section("alerts", "Recent alerts", $"{body}{rest}");
    }

    private static Html Item(RecentAlert alert)
    {
        var sent = alert.Notification;
        return $"""
            <li>
            <div>{Parts.Label(
                StyleOf(sent.Severity),
                AttributeWords.Of(sent.Severity)
            )} <span class="muted">{AttributeWords.Of(sent.Kind)}, {alert.At}</span>
            {(alert.IsSent ? null : Parts.Label(Style.Warning, "not delivered yet"))}</div>
            <details><summary>{sent.Message.Subject}</summary><div class="body">{sent.Message.Body}</div></details>
            </li>
            """;
    }

    private static Style StyleOf(Severity severity) =>
        severity switch
        {
            Severity.Critical => Style.Bad,
            Severity.Warning => Style.Warning,
            _ => Style.Faint,
        };
}
