namespace Tokens.Adapters.Notifications;

/// <summary>The words for an alert's kind and severity, by which subscriptions are filtered: they never change.</summary>
public static class AttributeWords
{
    private static readonly Dictionary<AlertKind, string> Kinds = new()
    {
        [AlertKind.Reminder] = "reminder",
        [AlertKind.Overdue] = "overdue",
        [AlertKind.SecretRefused] = "secret-refused",
        [AlertKind.SecretProven] = "secret-proven",
        [AlertKind.CredentialDeleted] = "credential-deleted",
        [AlertKind.SignInAgain] = "sign-in-again",
        [AlertKind.Misconfigured] = "misconfigured",
        [AlertKind.RefreshFailing] = "refresh-failing",
        [AlertKind.Recovered] = "recovered",
        [AlertKind.PolicyFailed] = "policy-failed",
    };

    private static readonly Dictionary<Severity, string> Severities = new()
    {
        [Severity.Info] = "info",
        [Severity.Warning] = "warning",
        [Severity.Critical] = "critical",
    };

    public static string Of(AlertKind kind) => Kinds[kind];

    public static string Of(Severity severity) => Severities[severity];

    /// <summary>Null for a word that is none.</summary>
    public static AlertKind? KindOf(string? word) => Find(Kinds, word);

    /// <summary>Null for a word that is none.</summary>
    public static Severity? SeverityOf(string? word) => Find(Severities, word);

    private static T? Find<T>(Dictionary<T, string> words, string? word)
        where T : struct => words.Where(known => known.Value == word).Select(known => (T?)known.Key).FirstOrDefault();
}
