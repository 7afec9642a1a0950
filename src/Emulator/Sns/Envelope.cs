using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tokens.Emulator.Http;

namespace Tokens.Emulator.Sns;

/// <summary>What AWS posts to an HTTP endpoint, and what its headers repeat of it. The signature is fake.</summary>
internal sealed record Envelope(string Type, string MessageId, byte[] Body)
{
    private const string Signature = "RkFLRQ==";

    public static Envelope Notification(PublishedMessage message, Subscription subscription, Uri server) =>
        Write(
            "Notification",
            message.MessageId,
            json =>
            {
                json.WriteString("TopicArn", message.TopicArn);
                json.WriteOptional("Subject", message.Subject);
                json.WriteString("Message", message.For(subscription.Recipient.Protocol));
                WriteSigned(json, message.At, subscription.TopicArn);
                json.WriteString("UnsubscribeURL", $"{server}?Action=Unsubscribe&SubscriptionArn={subscription.Arn}");
                WriteAttributes(json, message.Attributes);
            }
        );

    public static Envelope Confirmation(Subscription subscription, Uri server, DateTimeOffset now) =>
        Write(
            "SubscriptionConfirmation",
            $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}",
            json =>
            {
                json.WriteString("Token", subscription.Token);
                json.WriteString("TopicArn", subscription.TopicArn);
                json.WriteString(
                    "Message",
                    $"Visit the SubscribeURL to subscribe to the topic {subscription.TopicArn}."
                );
                json.WriteString(
                    "SubscribeURL",
                    $"{server}?Action=ConfirmSubscription&TopicArn={subscription.TopicArn}&Token={subscription.Token}"
                );
                WriteSigned(json, now, subscription.TopicArn);
            }
        );

    private static Envelope Write(string type, string messageId, Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(
            body,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteString(nameof(Type), type);
        json.WriteString(nameof(MessageId), messageId);
        write(json);
        json.WriteEndObject();
        json.Flush();
        return new Envelope(type, messageId, body.WrittenSpan.ToArray());
    }

    private static void WriteSigned(Utf8JsonWriter json, DateTimeOffset at, string topicArn)
    {
        json.WriteString(
            "Timestamp",
            at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
        );
        json.WriteString("SignatureVersion", "1");
        json.WriteString("Signature", Signature);
        json.WriteString(
            "SigningCertURL",
            $"https://sns.{topicArn.Split(':')[3]}.amazonaws.com/SimpleNotificationService-fake.pem"
        );
    }

    private static void WriteAttributes(Utf8JsonWriter json, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartObject("MessageAttributes");
        foreach (var (name, attribute) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString(nameof(attribute.Type), attribute.Type);
            json.WriteString("Value", attribute.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
