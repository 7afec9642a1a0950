namespace Tokens.Domain.Model.Alerts;

/// <summary>An alert in words.</summary>
/// <param name="Subject">At most 99 ASCII characters, one line.</param>
/// <param name="Body">For a mail: what is wrong, by when, what to do.</param>
/// <param name="Sms">At most 140 ASCII characters.</param>
public sealed record AlertMessage(string Subject, string Body, string Sms)
{
    public const int MaxSubject = 99;

    public const int MaxSms = 140;
}
