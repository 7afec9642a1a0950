using System.Text.Json.Serialization;
using Tokens.Adapters.Notifications;

namespace Tokens.Adapters.ParameterStore;

/// <summary>The JSON of a claim.</summary>
/// <param name="Owner">Tells an attempt from every other one.</param>
/// <param name="At">When it was taken, by its owner's clock; the store's own counts.</param>
internal sealed record OutboxDocument(
    [property: JsonPropertyName("occasion")] string? DeduplicationKey,
    string? Owner,
    DateTimeOffset? At,
    DateTimeOffset? SentAt,
    AlertDocument? Alert,
    RotationDocument? Rotation
)
{
    public static OutboxDocument Of(DeduplicationKey key, Notification notification) =>
        new(
            key.Text,
            null,
            null,
            null,
            notification is Notification.ToSubscribers people ? AlertDocument.Of(people) : null,
            notification is Notification.RotationCompleted completed ? RotationDocument.Of(completed) : null
        );

    /// <summary>Null where what is needed is missing.</summary>
    public Notification? Notification() => Alert?.Notification() ?? (Notification?)Rotation?.Notification();
}

internal sealed record AlertDocument(
    string? Kind,
    string? Severity,
    string? Connection,
    string? Subject,
    string? Body,
    string? Sms
)
{
    public static AlertDocument Of(Notification.ToSubscribers people) =>
        new(
            AttributeWords.Of(people.Kind),
            AttributeWords.Of(people.Severity),
            people.Connection,
            people.Message.Subject,
            people.Message.Body,
            people.Message.Sms
        );

    public Notification.ToSubscribers? Notification() =>
        AttributeWords.KindOf(Kind) is { } kind
        && AttributeWords.SeverityOf(Severity) is { } severity
        && (Connection, Subject, Body, Sms) is ({ } connection, { } subject, { } body, { } sms)
            ? new(kind, severity, connection, new AlertMessage(subject, body, sms))
            : null;
}

internal sealed record RotationDocument(string? Parameter, long? Version, DateTimeOffset? ModifiedAt, string? Source)
{
    public static RotationDocument Of(Notification.RotationCompleted completed) =>
        new(completed.Parameter.Value, completed.Version.Number, completed.Version.ModifiedAt, completed.Source);

    public Notification.RotationCompleted? Notification() =>
        ParameterName.Parse(Parameter ?? "") is Parsed<ParameterName>.Valid { Value: var name }
        && (Version, ModifiedAt, Source) is ({ } number, { } modifiedAt, { } source)
            ? new(name, new CredentialVersion(number, modifiedAt), source)
            : null;
}
