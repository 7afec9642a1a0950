namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>An alert's words before they are made to fit.</summary>
/// <param name="Body">Its lines; how long they may be depends on the room that is left.</param>
internal sealed record MessageDraft(Phrase Subject, Phrase Sms, Func<BodyRoom, IEnumerable<string>> Body);
