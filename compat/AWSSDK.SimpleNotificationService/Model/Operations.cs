using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

public class ConfirmSubscriptionRequest : AmazonSimpleNotificationServiceRequest
{
    public string Token { get; set; }

    public string TopicArn { get; set; }

    internal override IEnumerable<(string, string)> Fields => [("Token", Token), ("TopicArn", TopicArn)];
}

public class ConfirmSubscriptionResponse : AmazonWebServiceResponse;

public class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string Name { get; set; }

    internal override IEnumerable<(string, string)> Fields => [("Name", Name)];
}

public class CreateTopicResponse : AmazonWebServiceResponse, IResult
{
    public string TopicArn { get; set; }

    void IResult.Read(Element result) => TopicArn = result["TopicArn"];
}

public class GetSMSSandboxAccountStatusRequest : AmazonSimpleNotificationServiceRequest
{
    internal override IEnumerable<(string, string)> Fields => [];
}

public class GetSMSSandboxAccountStatusResponse : AmazonWebServiceResponse, IResult
{
    public bool? IsInSandbox { get; set; }

    void IResult.Read(Element result) => IsInSandbox = result["IsInSandbox"] == "true";
}

public class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string SubscriptionArn { get; set; }

    internal override IEnumerable<(string, string)> Fields => [("SubscriptionArn", SubscriptionArn)];
}

public class GetSubscriptionAttributesResponse : AmazonWebServiceResponse, IResult
{
    public Dictionary<string, string> Attributes { get; set; }

    void IResult.Read(Element result) =>
        Attributes = result.List("Attributes", "entry")?.ToDictionary(entry => entry["key"], entry => entry["value"]);
}

public class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }

    public string TopicArn { get; set; }

    internal override IEnumerable<(string, string)> Fields => [("NextToken", NextToken), ("TopicArn", TopicArn)];
}

public class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse, IResult
{
    public string NextToken { get; set; }

    public List<Subscription> Subscriptions { get; set; }

    void IResult.Read(Element result)
    {
        NextToken = result["NextToken"];
        Subscriptions = result
            .List("Subscriptions", "member")
            ?.Select(one => new Subscription { Protocol = one["Protocol"], SubscriptionArn = one["SubscriptionArn"] })
            .ToList();
    }
}

public class Subscription
{
    public string Protocol { get; set; }

    public string SubscriptionArn { get; set; }
}

public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string Message { get; set; }

    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    public string MessageStructure { get; set; }

    public string Subject { get; set; }

    public string TopicArn { get; set; }

    internal override IEnumerable<(string, string)> Fields =>
        [
            ("Message", Message),
            ("MessageStructure", MessageStructure),
            ("Subject", Subject),
            ("TopicArn", TopicArn),
            .. (MessageAttributes ?? []).SelectMany((one, index) => Entry($"MessageAttributes.entry.{index + 1}", one)),
        ];

    private static IEnumerable<(string, string)> Entry(string name, KeyValuePair<string, MessageAttributeValue> one) =>
        [
            ($"{name}.Name", one.Key),
            ($"{name}.Value.DataType", one.Value.DataType),
            ($"{name}.Value.StringValue", one.Value.StringValue),
        ];
}

public class MessageAttributeValue
{
    public string DataType { get; set; }

    public string StringValue { get; set; }
}

public class PublishResponse : AmazonWebServiceResponse, IResult
{
    public string MessageId { get; set; }

    void IResult.Read(Element result) => MessageId = result["MessageId"];
}

public class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string AttributeName { get; set; }

    public string AttributeValue { get; set; }

    public string SubscriptionArn { get; set; }

    internal override IEnumerable<(string, string)> Fields =>
        [("AttributeName", AttributeName), ("AttributeValue", AttributeValue), ("SubscriptionArn", SubscriptionArn)];
}

public class SetSubscriptionAttributesResponse : AmazonWebServiceResponse;

public class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public string Endpoint { get; set; }

    public string Protocol { get; set; }

    public bool? ReturnSubscriptionArn { get; set; }

    public string TopicArn { get; set; }

    internal override IEnumerable<(string, string)> Fields =>
        [
            ("Endpoint", Endpoint),
            ("Protocol", Protocol),
            ("ReturnSubscriptionArn", ReturnSubscriptionArn is { } flag ? (flag ? "true" : "false") : null),
            ("TopicArn", TopicArn),
        ];
}

public class SubscribeResponse : AmazonWebServiceResponse, IResult
{
    public string SubscriptionArn { get; set; }

    void IResult.Read(Element result) => SubscriptionArn = result["SubscriptionArn"];
}
