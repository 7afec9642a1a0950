using Tokens.Adapters.Notifications;
using Tokens.Cli.Output;

namespace Tokens.Cli.Rehearsal;

/// <summary>A message to people as a line: its subject, as strong as it is severe.</summary>
internal static class MessageLine
{
    public static TimelineEntry Of(Notification.ToSubscribers people, DateTimeOffset at) =>
        new(at, "message", people.Message.Subject)
        {
            Style = StyleOf(people.Severity),
            Kind = AttributeWords.Of(people.Kind),
            Severity = AttributeWords.Of(people.Severity),
            Connection = people.Connection,
        };

    private static Style StyleOf(Severity severity) =>
        severity switch
        {
            Severity.Critical => Style.Bad,
            Severity.Warning => Style.Warning,
            _ => Style.Accent,
        };
}
