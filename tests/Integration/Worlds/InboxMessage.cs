namespace Tokens.Tests.Integration.Worlds;

/// <summary>A notification as a subscriber reads it.</summary>
/// <param name="Subject">Null where it was published without one.</param>
/// <param name="Text">The subscriber's protocol's own text.</param>
/// <param name="Attributes">The values by name; empty where the emulator passes none on, as moto_server does.</param>
public sealed record InboxMessage(
    string MessageId,
    string? Subject,
    string Text,
    IReadOnlyDictionary<string, string> Attributes
)
{
    public static InboxMessage Read(JsonObject notification) =>
        new(
            (string)notification[nameof(MessageId)]!,
            (string?)notification[nameof(Subject)],
            (string)notification["Message"]!,
            (notification["MessageAttributes"] as JsonObject ?? []).ToDictionary(
                attribute => attribute.Key,
                attribute => (string)attribute.Value!["Value"]!
            )
        );
}
