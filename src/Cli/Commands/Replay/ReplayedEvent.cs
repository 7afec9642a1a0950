using System.Text.Json;
using Tokens.Cli.Failures;
using Tokens.Cli.Hosting;
using Tokens.Functions;
using Tokens.Functions.Events;

namespace Tokens.Cli.Commands.Replay;

/// <summary>An event, and the function that it is for.</summary>
/// <param name="Function">From the function table.</param>
/// <param name="Payload">As the function takes it.</param>
/// <param name="Topic">The topic that a rotation-completed message came from; null for other events.</param>
internal sealed record ReplayedEvent(FunctionEntry Function, string Payload, string? Topic)
{
    /// <summary>For a message without its envelope.</summary>
    public const string UnnamedTopic = "arn:aws:sns:local:000000000000:rotation-completed";

    /// <param name="text">The event's JSON, or a rotation-completed message alone.</param>
    /// <param name="function">One that was given; null to choose by the event's shape.</param>
    /// <param name="now">The time of an envelope that has to be added.</param>
    /// <exception cref="CommandException">It is not JSON.</exception>
    public static ReplayedEvent Parse(string text, string? function, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement, text, function, now);
        }
        catch (JsonException)
        {
            throw new CommandException(
                "the event is not JSON",
                "give it as AWS sends it; samples are in tests/Integration/events",
                ExitCode.Usage
            );
        }
    }

    private static ReplayedEvent Of(JsonElement root, string text, string? function, DateTimeOffset now)
    {
        if (function is null && LenientEvents.Text(root, "parameter") is not null)
        {
            var envelope = EventTexts.Envelope(text, "replay-1", UnnamedTopic, now);
            return new(FunctionTable.CompleteRotation, envelope, UnnamedTopic);
        }

        var given = FunctionTable.All.FirstOrDefault(entry => entry.Name == function);
        return new(given ?? FunctionTable.Of(root), text, LenientEvents.TopicOf(root));
    }
}
