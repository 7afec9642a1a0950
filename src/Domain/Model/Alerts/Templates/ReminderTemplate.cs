using Tokens.Domain.Model.Rotation;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>A credential is getting too old, or is past its end.</summary>
internal static class ReminderTemplate
{
    public static MessageDraft For(Alert.Reminder reminder, DateTimeOffset now)
    {
        var (happens, detail) = Happens(reminder, now);
        var act = reminder.Credential.Role == CredentialRole.RefreshToken ? "Sign in again" : "Renew it";
        return new MessageDraft(
            CredentialLines.About(reminder.Credential, $" {happens}"),
            CredentialLines.About(reminder.Credential, $" {happens}{detail}. {act}; the mail has the steps."),
            room => Body(reminder, now, room)
        );
    }

    private static (string Happens, string Detail) Happens(Alert.Reminder reminder, DateTimeOffset now) =>
        reminder switch
        {
            { DeletedAt: { } at } when !(at >= reminder.Status?.EndsAt) => (
                $"will be deleted in {MessageText.Span(at - now)}",
                $" ({MessageText.Time(at)})"
            ),
            { Status: { Stage: RotationStage.Overdue } status } => (
                $"is overdue since {MessageText.Time(status.EndsAt)}",
                $" ({MessageText.Span(status.Left)})"
            ),
            { Status: { } status } => (
                $"stops working in {MessageText.Span(status.Left)}",
                $" ({MessageText.Time(status.EndsAt)})"
            ),
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
            yield return $"Age: {MessageText.Count(Math.Max(0, (long)(now - issuedAt).TotalDays), "day")} (since {MessageText.Time(issuedAt)})";
        }

        if (reminder.Status is { } status)
        {
            var left =
                status.Left > TimeSpan.Zero
                    ? $"{MessageText.Span(status.Left)} left"
                    : $"{MessageText.Span(status.Left)} ago";
            yield return $"Stops working: {MessageText.Time(status.EndsAt)} ({left})";
        }

        if (reminder.DeletedAt is { } at)
        {
            yield return $"Deleted by Parameter Store: {MessageText.Time(at)}. A new value does not put this off; --policies '[{{}}]' on the command below takes the policy away.";
        }
    }
}
