using Tokens.Domain.Model.Alerts.Templates;

namespace Tokens.Domain.Model.Alerts;

/// <summary>
/// Finds the words for an alert: what is wrong, by when, what to do, for an administrator at three in the morning.
/// The same alert at the same moment gives the same words. They keep within their limits whatever names and reasons
/// come in.
/// </summary>
public static class AlertText
{
    public static AlertMessage For(Alert alert, DateTimeOffset now)
    {
        var draft = alert switch
        {
            Alert.Reminder reminder => ReminderTemplate.For(reminder, now),
            Alert.SecretRefused refused => SecretTemplate.For(refused, now),
            Alert.SecretProven proven => SecretTemplate.For(proven, now),
            Alert.CredentialDeleted deleted => ParameterTemplate.For(deleted),
            Alert.PolicyFailed failed => ParameterTemplate.For(failed),
            Alert.ConnectionProblem trouble => ConnectionTemplate.For(trouble, now),
            Alert.Recovered recovered => ConnectionTemplate.For(recovered, now),
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
