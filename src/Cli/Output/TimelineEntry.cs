using Tokens.Adapters.Notifications;

namespace Tokens.Cli.Output;

/// <summary>An event on the timeline of <c>demo</c> or <c>local</c>.</summary>
/// <param name="Who">A function, Parameter Store, a provider, <c>you</c>, or <c>message</c> for a notification.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string Who, string What)
{
    public Style Style { get; init; }

    /// <summary>A notification's kind, severity and connection; null for other events.</summary>
    public string? Kind { get; init; }

    public string? Severity { get; init; }

    public string? Connection { get; init; }

    /// <summary>The subject of a notification to subscribers.</summary>
    public static TimelineEntry Of(Notification.ToSubscribers notification, DateTimeOffset at) =>
        new(at, "message", notification.Message.Subject)
        {
            Style = StyleOf(notification.Severity),
            Kind = AttributeWords.Of(notification.Kind),
            Severity = AttributeWords.Of(notification.Severity),
            Connection = notification.Connection,
        };

    /// <summary>Of a notification; null for one whose severity is unknown.</summary>
    public static Style StyleOf(Domain.Model.Alerts.Severity? severity) =>
        severity switch
        {
            Domain.Model.Alerts.Severity.Critical => Style.Bad,
            Domain.Model.Alerts.Severity.Warning => Style.Warning,
            _ => Style.Accent,
        };
}
