using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>An SNS topic's subscriber: an HTTP endpoint on loopback that confirms its subscription by itself.</summary>
public sealed class Inbox : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<InboxMessage> messages = [];
    private readonly AmazonSimpleNotificationServiceClient sns;
    private TaskCompletionSource arrival = New();
    private LoopbackEndpoint? endpoint;
    private string subscriptionArn = "";

    private Inbox(AmazonSimpleNotificationServiceClient sns, string topicArn) => (this.sns, TopicArn) = (sns, topicArn);

    public string TopicArn { get; }

    /// <summary>All that came so far, in order of arrival.</summary>
    public IReadOnlyList<InboxMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Creates the topic where there is none. Whatever is published from then on arrives.</summary>
    public static async Task<Inbox> SubscribeAsync(Uri aws, string topicName, TimeSpan? patience = null)
    {
        var sns = new AmazonSimpleNotificationServiceClient(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = aws.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
            }
        );
        var topic = await sns.CreateTopicAsync(new CreateTopicRequest { Name = topicName });
        var inbox = new Inbox(sns, topic.TopicArn);
        await inbox.SubscribeAsync(patience ?? Patience);
        return inbox;
    }

    /// <summary>The messages once there are so many, or TimeoutException.</summary>
    public async Task<IReadOnlyList<InboxMessage>> WaitForAsync(int count, TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout);
        while (Next(count) is { } next)
        {
            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{Messages.Count} of {count} messages arrived within {timeout}.");
            }
        }

        return Messages;
    }

    public Task PublishAsync(string text) =>
        sns.PublishAsync(new PublishRequest { TopicArn = TopicArn, Message = text });

    /// <summary>
    /// The subscription is kept from matching anything: an emulator must not post to a port that is somebody else's by
    /// then, and moto_server fails the publisher where nobody answers.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        await sns.SetSubscriptionAttributesAsync(
            new SetSubscriptionAttributesRequest
            {
                SubscriptionArn = subscriptionArn,
                AttributeName = "FilterPolicy",
                AttributeValue = """{"inbox":["closed"]}""",
            }
        );
        await endpoint!.DisposeAsync();
        sns.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task SubscribeAsync(TimeSpan wait)
    {
        endpoint = await LoopbackEndpoint.StartAsync(ReceiveAsync);
        var subscribed = await sns.SubscribeAsync(
            new SubscribeRequest
            {
                TopicArn = TopicArn,
                Protocol = "http",
                Endpoint = endpoint.Uri.AbsoluteUri,
                ReturnSubscriptionArn = true,
            }
        );
        subscriptionArn = subscribed.SubscriptionArn;
        using var patience = new CancellationTokenSource(wait);
        while (!await IsConfirmedAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }

    private async Task<bool> IsConfirmedAsync()
    {
        // The list will not do: LocalStack shows the ARN of a pending subscription, where AWS has "PendingConfirmation".
        var request = new GetSubscriptionAttributesRequest { SubscriptionArn = subscriptionArn };
        var attributes = (await sns.GetSubscriptionAttributesAsync(request)).Attributes;
        return string.Equals(attributes["PendingConfirmation"], "false", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<int> ReceiveAsync(IHeaderDictionary headers, string body)
    {
        var posted = JsonNode.Parse(body)!.AsObject();
        switch ((string?)posted["Type"])
        {
            case "SubscriptionConfirmation":
                // Not by SubscribeURL: what an emulator in a container believes its address to be may not be reachable.
                await sns.ConfirmSubscriptionAsync(
                    new ConfirmSubscriptionRequest { TopicArn = TopicArn, Token = (string)posted["Token"]! }
                );
                break;
            case "Notification":
                Add(InboxMessage.Read(posted));
                break;
        }

        return StatusCodes.Status200OK;
    }

    private void Add(InboxMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
            arrival.SetResult();
            arrival = New();
        }
    }

    /// <summary>The next arrival; null where there are enough messages already.</summary>
    private Task? Next(int count)
    {
        lock (gate)
        {
            return messages.Count >= count ? null : arrival.Task;
        }
    }
}
