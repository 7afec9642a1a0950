using Tokens.Domain.Alerts.Words;

namespace Tokens.Domain.Alerts;

/// <summary>
/// Finds the words for an alert: what is wrong, by when, what to do, for an administrator at three in the morning.
/// The same alert at the same moment gives the same words. They keep within their limits whatever names and reasons
/// come in.
/// </summary>
public static class ComposeAlert
{
    public static AlertMessage For(Alert alert, DateTimeOffset now)
    {
        var draft = alert switch
        {
            Alert.Reminder reminder => ReminderWords.For(reminder, now),
            Alert.SecretRefused refused => SecretWords.For(refused, now),
            Alert.SecretProven proven => SecretWords.For(proven, now),
            Alert.CredentialDeleted deleted => StoreWords.For(deleted),
            Alert.PolicyFailed failed => StoreWords.For(failed),
            Alert.Trouble trouble => TroubleWords.For(trouble, now),
            Alert.Recovered recovered => TroubleWords.For(recovered, now),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var prefix = Prefix(alert.Severity);
        return new AlertMessage(
            draft.Subject.Fit(prefix, AlertMessage.MaxSubject),
            BodyRoom.Fit(draft.Body),
            draft.Sms.Fit(prefix, AlertMessage.MaxSms)
        );
    }

    /// <summary>A subject begins with a letter, a digit or a punctuation mark, or the topic refuses it.</summary>
    private static string Prefix(Severity severity) =>
        severity switch
        {
            Severity.Critical => "Tokens CRITICAL: ",
            Severity.Warning => "Tokens WARNING: ",
            _ => "Tokens: ",
        };
}
