using System.Net.Http.Headers;

namespace Tokens.Emulator.Sns;

/// <summary>
/// Posts to subscribers, once. An endpoint that fails costs the publisher nothing, as with AWS, which would try again
/// later and give up some day.
/// </summary>
internal sealed class Deliveries : IDisposable
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

    public async Task PostAsync(Envelope envelope, Subscription subscription)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint);
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
