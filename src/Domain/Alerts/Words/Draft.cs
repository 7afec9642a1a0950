namespace Tokens.Domain.Alerts.Words;

/// <summary>An alert's words before they are made to fit.</summary>
/// <param name="Body">Its lines; how long they may be depends on the room that is left.</param>
internal sealed record Draft(Phrase Subject, Phrase Sms, Func<BodyRoom, IEnumerable<string>> Body);
