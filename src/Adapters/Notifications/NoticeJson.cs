using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.Notifications;

/// <summary>Notices as they are published.</summary>
public static class NoticeJson
{
    private static readonly NoticeJsonContext Context = new(
        // Nobody embeds these in a page of HTML, and people read them.
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>One text for each kind of subscriber; whoever is neither mail nor phone reads what the mail says.</summary>
    public static string Write(AlertMessage message) =>
        JsonSerializer.Serialize(new PerProtocol(message.Body, message.Body, message.Sms), Context.PerProtocol);

    public static string Write(Notification.RotationCompleted completed) =>
        JsonSerializer.Serialize(
            new CompletedDocument(
                completed.Parameter.Value,
                completed.Version.Number,
                // A fraction only where there is one: the version is recognised by this moment.
                completed.Version.ModifiedAt.UtcDateTime.ToString(
                    "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
                    CultureInfo.InvariantCulture
                ),
                completed.Source
            ),
            Context.CompletedDocument
        );
}

internal sealed record PerProtocol(string Default, string Email, string Sms);

internal sealed record CompletedDocument(string Parameter, long Version, string At, string Source);

[JsonSerializable(typeof(PerProtocol))]
[JsonSerializable(typeof(CompletedDocument))]
internal sealed partial class NoticeJsonContext : JsonSerializerContext;
