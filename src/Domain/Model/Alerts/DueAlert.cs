namespace Tokens.Domain.Model.Alerts;

/// <summary>An alert to send, unless one with the same key was sent before.</summary>
public sealed record DueAlert(DeduplicationKey Key, Alert Alert);
