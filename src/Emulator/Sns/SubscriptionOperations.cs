using System.Xml.Linq;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>Subscribing, confirming and filtering.</summary>
internal sealed class SubscriptionOperations(Topics topics, Deliveries deliveries, TimeProvider time)
{
    public const string Protocol = "http";

    private static readonly string[] Elsewhere = ["https", "email", "email-json", "sms", "sqs", "lambda", "firehose"];

    public async Task<XElement?> Subscribe(QueryForm request, string region)
    {
        var endpoint = Endpoint(request.Required("Protocol"), request.Text("Endpoint") ?? "");
        var filter = request
            .Map("Attributes")
            .Select(attribute => Filter(attribute.Key, attribute.Value))
            .Aggregate(FilterPolicy.Everything, (current, next) => next ?? current);
        var subscription = topics.Subscribe(request.Required("TopicArn"), endpoint, filter);
        if (!subscription.IsConfirmed)
        {
            var confirmation = Envelope.Confirmation(subscription, request.Server, time.GetUtcNow());
            await deliveries.PostAsync(confirmation, subscription);
        }

        // The answer is the one of before the endpoint confirmed: AWS posts the confirmation afterwards.
        var showsArn = request.Text("ReturnSubscriptionArn") == "true";
        return Result("Subscribe", showsArn ? subscription.Arn : subscription.ShownArn("pending confirmation"));
    }

    public Task<XElement?> ConfirmSubscription(QueryForm request, string region)
    {
        var subscription = topics.Confirm(request.Required("TopicArn"), request.Required("Token"));
        return Task.FromResult<XElement?>(Result("ConfirmSubscription", subscription.Arn));
    }

    public Task<XElement?> GetSubscriptionAttributes(QueryForm request, string region)
    {
        var subscription = topics.Filter(request.Required("SubscriptionArn"));
        var attributes = new Dictionary<string, string>
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.TopicArn,
            ["Protocol"] = Protocol,
            ["Endpoint"] = subscription.Endpoint.OriginalString,
            ["Owner"] = Account.Id,
            ["PendingConfirmation"] = subscription.IsConfirmed ? "false" : "true",
        };
        return Task.FromResult<XElement?>(
            XmlAnswer.Element("GetSubscriptionAttributesResult", XmlAnswer.Map("Attributes", attributes))
        );
    }

    public Task<XElement?> SetSubscriptionAttributes(QueryForm request, string region)
    {
        var filter = Filter(request.Required("AttributeName"), request.Text("AttributeValue") ?? "");
        topics.Filter(request.Required("SubscriptionArn"), filter);
        return Task.FromResult<XElement?>(null);
    }

    /// <summary>Where messages may go: to HTTP on loopback, and nowhere else, whatever a test has configured.</summary>
    private static Uri Endpoint(string protocol, string endpoint) =>
        Elsewhere.Contains(protocol) ? throw Refusals.NotHere($"protocol {protocol}")
        : protocol != Protocol ? throw Refusals.Invalid($"Amazon SNS does not support this protocol string: {protocol}")
        : !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Protocol
            ? throw Refusals.Invalid("Endpoint must match the specified protocol")
        : uri.IsLoopback ? uri
        : throw Refusals.NotHere("an Endpoint beyond loopback");

    /// <summary>All that may be set of a subscription. Null where the attribute changes nothing.</summary>
    private static FilterPolicy? Filter(string name, string value) =>
        (name, value) switch
        {
            ("FilterPolicy", _) => FilterPolicy.Parse(value),
            ("FilterPolicyScope", "MessageAttributes") or ("RawMessageDelivery", "false") => null,
            ("FilterPolicyScope" or "RawMessageDelivery" or "DeliveryPolicy" or "RedrivePolicy", _) =>
                throw Refusals.NotHere($"{name}: {value}"),
            _ => throw Refusals.Invalid("AttributeName"),
        };

    private static XElement Result(string operation, string arn) =>
        XmlAnswer.Element($"{operation}Result", XmlAnswer.Element("SubscriptionArn", arn));
}
