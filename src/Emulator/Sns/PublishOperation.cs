using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Tokens.Emulator.Sns;

/// <summary>Publishing: every confirmed subscriber that wants the message has it before the caller has the answer.</summary>
internal sealed class PublishOperation(
    Topics topics,
    Deliveries deliveries,
    ConcurrentQueue<PublishedMessage> published,
    TimeProvider time
)
{
    private const int MostBytes = 256 * 1024;
    private const int SubjectTooLong = 100;
    private const string Default = "default";

    public async Task<XElement?> Publish(QueryForm request, string region)
    {
        var message = Read(request);
        var subscriptions = topics.Subscriptions(message.TopicArn);
        published.Enqueue(message);
        foreach (var each in subscriptions.Where(each => each.IsConfirmed && each.Filter.Wants(message.Attributes)))
        {
            await deliveries.SendAsync(message, each, request.Server);
        }

        return XmlAnswer.Element("PublishResult", XmlAnswer.Element("MessageId", message.MessageId));
    }

    // What the message breaks is answered before the topic is looked for.
    private PublishedMessage Read(QueryForm request)
    {
        var (topic, message, subject) = (Target(request), request.Required("Message"), request.Text("Subject"));
        var attributes = request.MessageAttributes();
        if (subject is not null && !IsSubject(subject))
        {
            throw Refusals.Invalid("Subject");
        }

        RequireSize(message, attributes);
        return new PublishedMessage
        {
            MessageId = $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}",
            TopicArn = topic,
            Subject = subject,
            Message = message,
            Parts = Parts(message, request.Text("MessageStructure")),
            Attributes = attributes,
            At = time.GetUtcNow(),
        };
    }

    private static string Target(QueryForm request) =>
        request.Text("PhoneNumber") is not null
            ? throw Refusals.NotHere("PhoneNumber")
            : request.Text("TopicArn")
                ?? request.Text("TargetArn")
                ?? throw Refusals.Invalid("TopicArn or TargetArn Reason: no value for required parameter");

    /// <summary>
    /// ASCII under 100 characters, without control characters, not beginning with a space. Newer pages of AWS's allow UTF-8,
    /// and its service has been seen to take exactly 100: the stricter rule suits every reader.
    /// </summary>
    private static bool IsSubject(string subject) =>
        subject.Length is > 0 and < SubjectTooLong
        && subject[0] != ' '
        && subject.All(character => character is >= ' ' and <= '~');

    /// <summary>A message and its attributes, names and types included, have 256 KB together, in UTF-8.</summary>
    private static void RequireSize(string message, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        string[] texts =
        [
            message,
            .. attributes.SelectMany(each => new[] { each.Key, each.Value.Type, each.Value.Value }),
        ];
        if (message.Length == 0 || texts.Sum(Encoding.UTF8.GetByteCount) > MostBytes)
        {
            throw Refusals.Invalid(message.Length == 0 ? "Empty message" : "Message too long");
        }
    }

    /// <summary>A message's texts by protocol.</summary>
    private static Dictionary<string, string> Parts(string message, string? structure) =>
        structure switch
        {
            null => new Dictionary<string, string> { [Default] = message },
            "json" => Parts(message),
            _ => throw Refusals.Invalid("Invalid message structure"),
        };

    private static Dictionary<string, string> Parts(string message)
    {
        var parts = new Dictionary<string, string>();
        foreach (var field in Fields(message).Where(field => field.Value.ValueKind == JsonValueKind.String))
        {
            // AWS accepts a key that stands there twice. Entries that are no strings it passes over.
            parts[field.Name] = field.Value.GetString()!;
        }

        return parts.ContainsKey(Default)
            ? parts
            : throw Refusals.Invalid("Message Structure - No default entry in JSON message body");
    }

    private static JsonElement.ObjectEnumerator Fields(string message)
    {
        try
        {
            return JsonDocument.Parse(message).RootElement.EnumerateObject();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refusals.Invalid("Message Structure - JSON message body failed to parse");
        }
    }
}
