using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Tokens.Emulator.Sqs;

namespace Tokens.Emulator.Sns;

/// <summary>
/// Sends to subscribers, once: HTTP endpoints and queues. An endpoint that fails costs the publisher nothing, as with AWS, which would try again
/// later and give up some day.
/// </summary>
internal sealed class Deliveries(Queues queues) : IDisposable
{
    /// <summary>How long AWS waits for an endpoint.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false },
        disposeHandler: true
    )
    {
        Timeout = Patience,
    };

    /// <summary>Mails and text messages, in their order: they go nowhere else.</summary>
    public ConcurrentQueue<DeliveredText> Delivered { get; } = new();

    /// <summary>Sends to an HTTP endpoint or a queue; keeps mails and text messages.</summary>
    public Task SendAsync(PublishedMessage message, Subscription subscription, Uri server)
    {
        switch (subscription.Recipient.Protocol)
        {
            case Recipient.Http:
                return PostAsync(Envelope.Notification(message, subscription, server), subscription);
            case Recipient.Queue:
                queues
                    .OfArn(subscription.Recipient.Endpoint)
                    ?.Send(
                        subscription.Recipient.IsRaw
                            ? message.For(Recipient.Queue)
                            : Encoding.UTF8.GetString(Envelope.Notification(message, subscription, server).Body)
                    );
                return Task.CompletedTask;
            default:
                Delivered.Enqueue(
                    new DeliveredText(message, subscription.Recipient.Protocol, subscription.Recipient.Endpoint)
                );
                return Task.CompletedTask;
        }
    }

    public async Task PostAsync(Envelope envelope, Subscription subscription)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Recipient.Endpoint);
        request.Content = new ByteArrayContent(envelope.Body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/plain; charset=UTF-8");
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
        request.Headers.Add("x-amz-sns-message-type", envelope.Type);
        request.Headers.Add("x-amz-sns-message-id", envelope.MessageId);
        request.Headers.Add("x-amz-sns-topic-arn", subscription.TopicArn);
        if (subscription.IsConfirmed)
        {
            request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
        }

        try
        {
            using var response = await _http.SendAsync(request);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Nobody is there, or nobody answers.
        }
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A mail or a text message, as its reader gets it.</summary>
/// <param name="Protocol">email or sms.</param>
/// <param name="To">An address or a number.</param>
public sealed record DeliveredText(PublishedMessage Message, string Protocol, string To)
{
    public bool IsMail => Protocol == Recipient.Mail;

    public string Body => Message.For(Protocol);
}
