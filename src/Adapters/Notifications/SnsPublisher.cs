using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace Tokens.Adapters.Notifications;

/// <summary>Publishes to SNS topics, to people through one and to machines through another.</summary>
public sealed class SnsPublisher : IPublisher
{
    private readonly Lazy<IAmazonSimpleNotificationService> sns;
    private readonly SnsTopics topics;
    private readonly Retries throttled;

    /// <param name="sns">
    /// Made with <see cref="PublishOnce"/>: the client would otherwise publish again where the answer to a first attempt
    /// was lost, and people would be told twice. Made when there is something to tell, which most runs have not.
    /// </param>
    /// <param name="topics">Where to.</param>
    /// <param name="clock">Waits between attempts.</param>
    public SnsPublisher(Lazy<IAmazonSimpleNotificationService> sns, SnsTopics topics, TimeProvider clock)
    {
        this.sns = sns;
        this.topics = topics;
        throttled = new Retries(3, SnsFailure.IsThrottle, clock);
    }

    public bool Serves(Notification notification) => TopicOf(notification) is not null;

    public async Task PublishAsync(Notification notification, CancellationToken cancellation)
    {
        var topic =
            TopicOf(notification)
            ?? throw new PublishingException(
                "no topic is set for it; see TOKENS_ALERT_TOPIC_ARN and TOKENS_COMPLETED_TOPIC_ARN"
            );
        var request = Request(notification);
        request.TopicArn = topic;
        var client = sns.Value;
        try
        {
            await throttled.ExecuteAsync(token => client.PublishAsync(request, token), cancellation);
        }
        catch (Exception failure) when (SnsFailure.IsOne(failure, cancellation))
        {
            throw SnsFailure.Of(topic, failure);
        }
    }

    private string? TopicOf(Notification notification) =>
        notification switch
        {
            Notification.ToSubscribers => topics.Subscribers,
            Notification.RotationCompleted => topics.Completed,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static PublishRequest Request(Notification notification) =>
        notification switch
        {
            Notification.ToSubscribers people => new PublishRequest
            {
                Subject = people.Message.Subject,
                Message = NoticeJson.Write(people.Message),
                MessageStructure = "json",
                MessageAttributes = new Dictionary<string, MessageAttributeValue>
                {
                    ["kind"] = Text(AttributeWords.Of(people.Kind)),
                    ["severity"] = Text(AttributeWords.Of(people.Severity)),
                    ["connection"] = Text(people.Connection),
                },
            },
            Notification.RotationCompleted completed => new PublishRequest { Message = NoticeJson.Write(completed) },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
