using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sqs;

/// <summary>SQS's JSON protocol, as far as polling a queue needs it.</summary>
/// <param name="queues">The queues.</param>
/// <param name="server">Where this server is, for the URLs of queues.</param>
internal sealed class QueueService(Queues queues, Func<Uri> server)
{
    private const int MostMessages = 10;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan StandardInvisible = TimeSpan.FromSeconds(30);

    public JsonApi Api =>
        new("AmazonSQS.", [CreateQueue, GetQueueUrl, GetQueueAttributes, SendMessage, ReceiveMessage, DeleteMessage])
        {
            Names = request => [request.Text("QueueUrl") ?? request.Required("QueueName")],
            WaitAsync = WaitAsync,
        };

    private Task WaitAsync(string operation, Request request, CancellationToken cancellation) =>
        operation == nameof(ReceiveMessage) && Seconds(request, "WaitTimeSeconds") is { } wait
            ? Of(request).WaitAsync(wait < LongestWait ? wait : LongestWait, cancellation)
            : Task.CompletedTask;

    private MessageQueue Of(Request request) => queues.OfUrl(request.Required("QueueUrl"));

    private void CreateQueue(Request request, Utf8JsonWriter json) =>
        WriteUrl(queues.Create(request.Required("QueueName")), json);

    private void GetQueueUrl(Request request, Utf8JsonWriter json) =>
        WriteUrl(queues.OfName(request.Required("QueueName")), json);

    private void GetQueueAttributes(Request request, Utf8JsonWriter json)
    {
        var queue = Of(request);
        var (visible, invisible) = queue.Count();
        json.WriteStartObject("Attributes");
        json.WriteString("QueueArn", $"arn:aws:sqs:{request.Region}:{Account.Id}:{queue.Name}");
        json.WriteString("ApproximateNumberOfMessages", $"{visible}");
        json.WriteString("ApproximateNumberOfMessagesNotVisible", $"{invisible}");
        json.WriteEndObject();
    }

    private void SendMessage(Request request, Utf8JsonWriter json)
    {
        var body = request.Required("MessageBody");
        json.WriteString("MessageId", Of(request).Send(body));
        json.WriteString("MD5OfMessageBody", Digest(body));
    }

    private void ReceiveMessage(Request request, Utf8JsonWriter json)
    {
        var most = request.Number("MaxNumberOfMessages") ?? 1;
        if (most is < 1 or > MostMessages)
        {
            throw RefusedException.Invalid($"Value {most} for parameter MaxNumberOfMessages is invalid.");
        }

        var received = Of(request).Receive((int)most, Seconds(request, "VisibilityTimeout") ?? StandardInvisible);
        json.WriteArray("Messages", received, WriteMessage);
    }

    private void DeleteMessage(Request request, Utf8JsonWriter json) =>
        Of(request).Delete(request.Required("ReceiptHandle"));

    private static void WriteMessage(Utf8JsonWriter json, Received message)
    {
        json.WriteStartObject();
        json.WriteString("MessageId", message.Id);
        json.WriteString("ReceiptHandle", message.Receipt);
        json.WriteString("Body", message.Body);
        json.WriteString("MD5OfBody", Digest(message.Body));
        json.WriteStartObject("Attributes");
        json.WriteString("ApproximateReceiveCount", $"{message.Times}");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteUrl(MessageQueue queue, Utf8JsonWriter json) =>
        json.WriteString("QueueUrl", $"{new Uri(server(), $"{Account.Id}/{queue.Name}")}");

    private static TimeSpan? Seconds(Request request, string name) =>
        request.Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security",
        "CA5351",
        Justification = "SQS's protocol: clients compare it with the body, against damage, not against people."
    )]
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
}
