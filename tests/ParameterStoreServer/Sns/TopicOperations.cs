using System.Globalization;
using System.Xml.Linq;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>Creating topics and asking about them.</summary>
internal sealed class TopicOperations(Topics topics)
{
    private const string DisplayName = "DisplayName";

    public Task<XElement?> CreateTopic(QueryForm request, string region)
    {
        var attributes = request.Map("Attributes");
        if (attributes.Keys.FirstOrDefault(name => name != DisplayName) is { } unknown)
        {
            throw Refusals.NotHere($"Attributes Reason: {unknown}");
        }

        var arn = TopicArn.Of(request.Required("Name"), region);
        var topic = topics.Create(arn, attributes.GetValueOrDefault(DisplayName));
        return Result("CreateTopicResult", XmlAnswer.Element("TopicArn", topic.Arn));
    }

    /// <summary>As every new account.</summary>
    public static Task<XElement?> GetSMSSandboxAccountStatus(QueryForm request, string region) =>
        Result("GetSMSSandboxAccountStatusResult", XmlAnswer.Element("IsInSandbox", "true"));

    public Task<XElement?> GetTopicAttributes(QueryForm request, string region)
    {
        var topic = topics.Get(request.Required("TopicArn"));
        return Result(
            "GetTopicAttributesResult",
            XmlAnswer.Map(
                "Attributes",
                new Dictionary<string, string>
                {
                    ["TopicArn"] = topic.Arn,
                    ["Owner"] = Account.Id,
                    [DisplayName] = topic.DisplayName,
                    ["SubscriptionsConfirmed"] = Count(topic, isConfirmed: true),
                    ["SubscriptionsPending"] = Count(topic, isConfirmed: false),
                    ["SubscriptionsDeleted"] = "0",
                }
            )
        );
    }

    public Task<XElement?> ListSubscriptionsByTopic(QueryForm request, string region)
    {
        var topic = topics.Get(request.Required("TopicArn"));
        return Result(
            "ListSubscriptionsByTopicResult",
            XmlAnswer.Element("Subscriptions", [.. topic.Subscriptions.Select(Member)])
        );
    }

    private static string Count(Topic topic, bool isConfirmed) =>
        topic.Subscriptions.Count(each => each.IsConfirmed == isConfirmed).ToString(CultureInfo.InvariantCulture);

    private static XElement Member(Subscription subscription) =>
        XmlAnswer.Element(
            "member",
            XmlAnswer.Element("TopicArn", subscription.TopicArn),
            XmlAnswer.Element("Protocol", SubscribedEndpoint.Protocol),
            XmlAnswer.Element("SubscriptionArn", subscription.ShownArn("PendingConfirmation")),
            XmlAnswer.Element("Owner", Account.Id),
            XmlAnswer.Element("Endpoint", subscription.Endpoint.OriginalString)
        );

    private static Task<XElement?> Result(string name, XElement content) =>
        Task.FromResult<XElement?>(XmlAnswer.Element(name, content));
}
