using System.Xml.Linq;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>Subscribing, confirming and filtering.</summary>
internal sealed class SubscriptionOperations(Topics topics, Deliveries deliveries, TimeProvider time)
{
    private const string Raw = "RawMessageDelivery";

    private static readonly string[] Elsewhere = ["https", "email-json", "lambda", "firehose"];

    public async Task<XElement?> Subscribe(QueryForm request, string region)
    {
        var attributes = request.Map("Attributes");
        var recipient = To(request.Required("Protocol"), request.Text("Endpoint") ?? "", attributes);
        var filter = attributes
            .Where(attribute => attribute.Key != Raw)
            .Select(attribute => Filter(attribute.Key, attribute.Value))
            .Aggregate(FilterPolicy.Everything, (current, next) => next ?? current);
        var subscription = topics.Subscribe(request.Required("TopicArn"), recipient, filter);
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
            ["Protocol"] = subscription.Recipient.Protocol,
            ["Endpoint"] = subscription.Recipient.Endpoint,
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

    private static Recipient To(string protocol, string endpoint, IReadOnlyDictionary<string, string> attributes) =>
        protocol switch
        {
            Recipient.Http => new Recipient(protocol, HttpEndpoint(endpoint)),
            Recipient.Queue => new Recipient(protocol, endpoint, attributes.GetValueOrDefault(Raw) == "true"),
            Recipient.Mail when endpoint.Contains('@') => new Recipient(protocol, endpoint),
            Recipient.Mail => throw Refusals.Invalid("Email address"),
            Recipient.TextMessage when endpoint.StartsWith('+') => new Recipient(protocol, endpoint),
            Recipient.TextMessage => throw Refusals.Invalid($"Invalid SMS endpoint: {endpoint}"),
            _ when Elsewhere.Contains(protocol) => throw Refusals.NotHere($"protocol {protocol}"),
            _ => throw Refusals.Invalid($"Amazon SNS does not support this protocol string: {protocol}"),
        };

    /// <summary>HTTP goes to loopback, and nowhere else, whatever a test has configured.</summary>
    private static string HttpEndpoint(string endpoint) =>
        !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Recipient.Http
            ? throw Refusals.Invalid("Endpoint must match the specified protocol")
        : uri.IsLoopback ? endpoint
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
