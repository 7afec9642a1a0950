using System.Xml.Linq;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>Publishing: every confirmed subscriber that wants the message has it before the caller has the answer.</summary>
internal sealed class PublishOperation(Topics topics, Deliveries deliveries, Published published, TimeProvider time)
{
    private readonly PublishRule _rule = new(topics, time);

    public async Task<XElement?> Publish(QueryForm request, string region)
    {
        var message = _rule.Require(Read(request));
        published.Add(message);
        foreach (var subscription in topics.Get(message.TopicArn).Subscriptions.Where(each => Goes(message, each)))
        {
            await deliveries.PostAsync(Envelopes.Notification(message, subscription, request.Server), subscription);
        }

        return XmlAnswer.Element("PublishResult", XmlAnswer.Element("MessageId", message.MessageId));
    }

    private static bool Goes(PublishedMessage message, Subscription subscription) =>
        subscription.IsConfirmed && subscription.Filter.Wants(message.Attributes);

    private static PublishRequest Read(QueryForm request) =>
        request.Text("PhoneNumber") is not null
            ? throw Refusals.NotHere("PhoneNumber")
            : new PublishRequest(Target(request), request.Required("Message"))
            {
                Subject = request.Text("Subject"),
                Structure = request.Text("MessageStructure"),
                Attributes = request.MessageAttributes(),
            };

    private static string Target(QueryForm request) =>
        request.Text("TopicArn")
        ?? request.Text("TargetArn")
        ?? throw Refusals.Invalid("TopicArn or TargetArn Reason: no value for required parameter");
}
