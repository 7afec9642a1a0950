using System.Xml.Linq;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Sns;

/// <summary>Creating topics and asking about them.</summary>
internal sealed class TopicOperations(Topics topics)
{
    public Task<XElement?> CreateTopic(QueryForm request, string region)
    {
        if (request.Map("Attributes").Keys.FirstOrDefault() is { } unknown)
        {
            throw Refusals.NotHere($"Attributes Reason: {unknown}");
        }

        var arn = topics.Create(request.Required("Name"), region);
        return Result("CreateTopicResult", XmlAnswer.Element("TopicArn", arn));
    }

    /// <summary>As every new account.</summary>
    public static Task<XElement?> GetSMSSandboxAccountStatus(QueryForm request, string region) =>
        Result("GetSMSSandboxAccountStatusResult", XmlAnswer.Element("IsInSandbox", "true"));

    public Task<XElement?> GetTopicAttributes(QueryForm request, string region)
    {
        var arn = request.Required("TopicArn");
        var isConfirmed = topics.Subscriptions(arn).ToLookup(subscription => subscription.IsConfirmed);
        var attributes = new Dictionary<string, string>
        {
            ["TopicArn"] = arn,
            ["Owner"] = Account.Id,
            ["DisplayName"] = "",
            ["SubscriptionsConfirmed"] = $"{isConfirmed[true].Count()}",
            ["SubscriptionsPending"] = $"{isConfirmed[false].Count()}",
            ["SubscriptionsDeleted"] = "0",
        };
        return Result("GetTopicAttributesResult", XmlAnswer.Map("Attributes", attributes));
    }

    public Task<XElement?> ListSubscriptionsByTopic(QueryForm request, string region)
    {
        var members = topics.Subscriptions(request.Required("TopicArn")).Select(Member);
        return Result("ListSubscriptionsByTopicResult", XmlAnswer.Element("Subscriptions", [.. members]));
    }

    private static XElement Member(Subscription subscription) =>
        XmlAnswer.Element(
            "member",
            XmlAnswer.Element("TopicArn", subscription.TopicArn),
            XmlAnswer.Element("Protocol", subscription.Recipient.Protocol),
            XmlAnswer.Element("SubscriptionArn", subscription.ShownArn("PendingConfirmation")),
            XmlAnswer.Element("Owner", Account.Id),
            XmlAnswer.Element("Endpoint", subscription.Recipient.Endpoint)
        );

    private static Task<XElement?> Result(string name, XElement content) =>
        Task.FromResult<XElement?>(XmlAnswer.Element(name, content));
}
