using System.Text.Json;
using Tokens.Cli.Failures;
using Tokens.Cli.Hosting;
using Tokens.Functions;
using Tokens.Functions.Events;

namespace Tokens.Cli.Commands.Replaying;

/// <summary>An event, and the function that it is for.</summary>
/// <param name="Payload">As the function takes it.</param>
/// <param name="Topic">The topic that a rotation-completed message came from; null for other events.</param>
internal sealed record ReplayedEvent(string Function, string Payload, string? Topic)
{
    /// <summary>For a message without its envelope.</summary>
    public const string UnnamedTopic = "arn:aws:sns:local:000000000000:rotation-completed";

    /// <param name="text">The event's JSON, or a rotation-completed message alone.</param>
    /// <param name="function">The function that somebody asked for; null to tell it by the event's shape.</param>
    /// <param name="now">For an envelope that has to be made.</param>
    /// <exception cref="CommandException">It is no JSON.</exception>
    public static ReplayedEvent Parse(string text, string? function, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement, text, function, now);
        }
        // Half a surrogate pair shows when it is read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new CommandException(
                "the event is no JSON",
                "give it as AWS sends it; samples are in tests/Integration/events",
                ExitCode.Usage
            );
        }
    }

    private static ReplayedEvent Of(JsonElement root, string text, string? function, DateTimeOffset now)
    {
        if (function is null && Text(root, "parameter") is not null)
        {
            var envelope = EventTexts.Envelope(text, "replay-1", UnnamedTopic, now);
            return new(nameof(CompleteRotationFunction.CompleteRotation), envelope, UnnamedTopic);
        }

        return new(function ?? FunctionOf(root), text, TopicOf(root));
    }

    private static string FunctionOf(JsonElement root) =>
        TopicOf(root) is not null
            ? nameof(CompleteRotationFunction.CompleteRotation)
            : Text(root, "detail-type") switch
            {
                PolicyActionEvent.DetailType => nameof(RemindOfRotationFunction.RemindOfRotation),
                ParameterChangeEvent.DetailType => nameof(DetectRotationFunction.DetectRotation),
                _ => nameof(RefreshTokensFunction.RefreshTokens),
            };

    private static string? TopicOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("Records", out var records)
        && records.ValueKind == JsonValueKind.Array
        && records.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } record
        && record.TryGetProperty("Sns", out var sns)
            ? Text(sns, "TopicArn")
            : null;

    private static string? Text(JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(field, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
