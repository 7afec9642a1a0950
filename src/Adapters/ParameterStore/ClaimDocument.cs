using Tokens.Adapters.Notifications;
using Tokens.Domain;
using Tokens.Domain.Alerts;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Adapters.ParameterStore;

/// <summary>The JSON of a claim.</summary>
/// <param name="Owner">Tells an attempt from every other one.</param>
/// <param name="At">When it was taken, by its owner's clock; the store's own counts.</param>
internal sealed record ClaimDocument(
    string? Occasion,
    string? Owner,
    DateTimeOffset? At,
    DateTimeOffset? SentAt,
    AlertDocument? Alert,
    RotationDocument? Rotation
)
{
    public static ClaimDocument Of(Occasion occasion, Notice notice) =>
        new(
            occasion.Text,
            null,
            null,
            null,
            notice is Notice.ToPeople people ? AlertDocument.Of(people) : null,
            notice is Notice.RotationCompleted completed ? RotationDocument.Of(completed) : null
        );

    /// <summary>Null where what is needed is missing.</summary>
    public Notice? Notice() => Alert?.Notice() ?? (Notice?)Rotation?.Notice();
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
    public static AlertDocument Of(Notice.ToPeople people) =>
        new(
            AttributeWords.Of(people.Kind),
            AttributeWords.Of(people.Severity),
            people.Connection,
            people.Message.Subject,
            people.Message.Body,
            people.Message.Sms
        );

    public Notice.ToPeople? Notice() =>
        AttributeWords.KindOf(Kind) is { } kind
        && AttributeWords.SeverityOf(Severity) is { } severity
        && (Connection, Subject, Body, Sms) is ({ } connection, { } subject, { } body, { } sms)
            ? new(kind, severity, connection, new AlertMessage(subject, body, sms))
            : null;
}

internal sealed record RotationDocument(string? Parameter, long? Version, DateTimeOffset? ModifiedAt, string? Source)
{
    public static RotationDocument Of(Notice.RotationCompleted completed) =>
        new(completed.Parameter.Value, completed.Version.Number, completed.Version.ModifiedAt, completed.Source);

    public Notice.RotationCompleted? Notice() =>
        ParameterName.Parse(Parameter ?? "") is Parsed<ParameterName>.Valid { Value: var name }
        && (Version, ModifiedAt, Source) is ({ } number, { } modifiedAt, { } source)
            ? new(name, new CredentialVersion(number, modifiedAt), source)
            : null;
}
