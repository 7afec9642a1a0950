using Tokens.Domain.Rotation;

namespace Tokens.Domain.Alerts.Words;

/// <summary>A credential is getting too old, or is past its end.</summary>
internal static class ReminderWords
{
    public static Draft For(Alert.Reminder reminder, DateTimeOffset now)
    {
        var (happens, detail) = Happens(reminder, now);
        var act = reminder.Credential.Role == CredentialRole.RefreshToken ? "Sign in again" : "Renew it";
        return new Draft(
            CredentialLines.About(reminder.Credential, $" {happens}"),
            CredentialLines.About(reminder.Credential, $" {happens}{detail}. {act}; the mail has the steps."),
            room => Body(reminder, now, room)
        );
    }

    private static (string Happens, string Detail) Happens(Alert.Reminder reminder, DateTimeOffset now) =>
        reminder switch
        {
            { DeletedAt: { } at } when !(at >= reminder.Status?.EndsAt) => (
                $"will be deleted in {Text.Span(at - now)}",
                $" ({Text.Time(at)})"
            ),
            { Status: { Stage: RotationStage.Overdue } status } => (
                $"is overdue since {Text.Time(status.EndsAt)}",
                $" ({Text.Span(status.Left)})"
            ),
            { Status: { } status } => ($"stops working in {Text.Span(status.Left)}", $" ({Text.Time(status.EndsAt)})"),
            _ => ("is due to be renewed", ""),
        };

    private static IEnumerable<string> Body(Alert.Reminder reminder, DateTimeOffset now, BodyRoom room)
    {
        yield return What(reminder);
        yield return "";
        foreach (var line in CredentialLines.Facts(reminder.Credential, room))
        {
            yield return line;
        }

        foreach (var line in Dates(reminder, now))
        {
            yield return line;
        }

        yield return "";
        foreach (var line in CredentialLines.Replace(reminder.Credential, room))
        {
            yield return line;
        }
    }

    private static string What(Alert.Reminder reminder)
    {
        var noun = CredentialLines.Noun(reminder.Credential);
        var provider = CredentialLines.Provider(reminder.Credential);
        return reminder switch
        {
            { DeletedAt: { } at } when !(at >= reminder.Status?.EndsAt) =>
                "Parameter Store is going to delete this parameter, as the parameter's own Expiration policy says.",
            { Status.Stage: RotationStage.Overdue } =>
                $"This {noun} is older than {provider} lets it get. Once {provider} refuses it, no access token can be refreshed with it: renew it now.",
            { Status: not null } =>
                $"This {noun} is about to stop working at {provider}. No access token can be refreshed with it then: renew it before.",
            _ =>
                $"This {noun} was not changed for as long as the parameter's own policy allows: see whether it is to be renewed.",
        };
    }

    private static IEnumerable<string> Dates(Alert.Reminder reminder, DateTimeOffset now)
    {
        if (reminder.Status?.IssuedAt is { } issuedAt)
        {
            yield return $"Age: {Text.Count(Math.Max(0, (long)(now - issuedAt).TotalDays), "day")} (since {Text.Time(issuedAt)})";
        }

        if (reminder.Status is { } status)
        {
            var left = status.Left > TimeSpan.Zero ? $"{Text.Span(status.Left)} left" : $"{Text.Span(status.Left)} ago";
            yield return $"Stops working: {Text.Time(status.EndsAt)} ({left})";
        }

        if (reminder.DeletedAt is { } at)
        {
            yield return $"Deleted by Parameter Store: {Text.Time(at)}. A new value does not put this off; --policies '[{{}}]' on the command below takes the policy away.";
        }
    }
}
