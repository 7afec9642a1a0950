using System.Xml.Linq;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>Subscribing, confirming and filtering.</summary>
internal sealed class SubscriptionOperations(Topics topics, Deliveries deliveries, TimeProvider time)
{
    public async Task<XElement?> Subscribe(QueryForm request, string region)
    {
        var endpoint = SubscribedEndpoint.Parse(request.Required("Protocol"), request.Text("Endpoint") ?? "");
        var filter = SubscriptionAttributes.Filter(request.Map("Attributes"));
        var subscription = topics.Subscribe(request.Required("TopicArn"), endpoint, filter);
        if (!subscription.IsConfirmed)
        {
            await deliveries.PostAsync(
                Envelopes.Confirmation(subscription, request.Server, time.GetUtcNow()),
                subscription
            );
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
        var subscription = topics.GetSubscription(request.Required("SubscriptionArn"));
        var attributes = new Dictionary<string, string>
        {
            ["SubscriptionArn"] = subscription.Arn,
            ["TopicArn"] = subscription.TopicArn,
            ["Protocol"] = SubscribedEndpoint.Protocol,
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
        var filter = SubscriptionAttributes.Filter(
            request.Required("AttributeName"),
            request.Text("AttributeValue") ?? ""
        );
        topics.Filter(request.Required("SubscriptionArn"), filter);
        return Task.FromResult<XElement?>(null);
    }

    private static XElement Result(string operation, string arn) =>
        XmlAnswer.Element($"{operation}Result", XmlAnswer.Element("SubscriptionArn", arn));
}
