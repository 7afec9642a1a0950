namespace Tokens.Tests.Integration.AwsEmulators;

internal static class SnsParity
{
    public const string Script = """
        # Topics
        CreateTopic {"Name":"parity"} => {CreateTopicResult:{TopicArn:arn:aws:sns:eu-west-1:…:parity}}
        CreateTopic {"Name":"parity"} => {CreateTopicResult:{TopicArn:arn:aws:sns:eu-west-1:…:parity}}
        CreateTopic {"Name":"a b"} => InvalidParameter
        CreateTopic {"Name":"{a*257}"} => InvalidParameter
        GetTopicAttributes {"TopicArn":"{TopicArn}"} => {GetTopicAttributesResult:{Attributes:{DisplayName:,Owner:…,
          SubscriptionsConfirmed:0,SubscriptionsDeleted:0,SubscriptionsPending:0,TopicArn:arn:*:parity}}}
        GetTopicAttributes {"TopicArn":"{TopicArn}-not"} => 404 NotFound
        ListSubscriptionsByTopic {"TopicArn":"{TopicArn}"} => {ListSubscriptionsByTopicResult:{Subscriptions:}}
        ListSubscriptionsByTopic {"TopicArn":"{TopicArn}-not"} => 404 NotFound
        # Publishing
        Publish {"TopicArn":"{TopicArn}","Message":"m"} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"s"} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"{s*99}"} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"{s*101}"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"{s*100}"} => InvalidParameter
          !! it accepts a subject of 100 characters
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"two\nlines"} => InvalidParameter
          !! it does not check a subject's characters
        Publish {"TopicArn":"{TopicArn}","Message":""} => InvalidParameter !! it publishes an empty message
        Publish {"TopicArn":"{TopicArn}","Message":"{m*262144}"} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"{m*262145}"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","MessageStructure":"xml"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"{\"default\":\"d\"}","MessageStructure":"json"}
          => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"{\"email\":\"e\"}","MessageStructure":"json"} => InvalidParameter
          !! it reads the structure only to deliver, and nobody has subscribed yet
        Publish {"TopicArn":"{TopicArn}","Message":"no JSON","MessageStructure":"json"} => InvalidParameter
          !! it reads the structure only to deliver, and nobody has subscribed yet
        Publish {"TopicArn":"{TopicArn}","Message":"m",
          "MessageAttributes":{"kind":{"DataType":"String","StringValue":"x"}}} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"m",
          "MessageAttributes":{"days":{"DataType":"Number","StringValue":"5"}}} => {PublishResult:{MessageId:…}}
        Publish {"TopicArn":"{TopicArn}","Message":"m",
          "MessageAttributes":{"kind":{"DataType":"Text","StringValue":"x"}}} => ParameterValueInvalid
          !! its code for a bad attribute is InvalidParameterValue
        Publish {"TopicArn":"{TopicArn}","Message":"m",
          "MessageAttributes":{"days":{"DataType":"Number","StringValue":"soon"}}} => ParameterValueInvalid
          !! its code for a bad attribute is InvalidParameterValue
        Publish {"TopicArn":"{TopicArn}-not","Message":"m"} => 404 NotFound
        # Subscribing: nobody answers at that port, and the filter keeps moto from trying
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"http://127.0.0.1:9/",
          "Attributes":{"FilterPolicy":"{\"kind\":[\"never\"]}"}}
          => {SubscribeResult:{SubscriptionArn:pending confirmation}} !! it confirms a subscription by itself
        ListSubscriptionsByTopic {"TopicArn":"{TopicArn}"}
          => {ListSubscriptionsByTopicResult:{Subscriptions:[{Endpoint:http://127.0.0.1:9/,Owner:…,Protocol:http,
          SubscriptionArn:PendingConfirmation,TopicArn:arn:*:parity}]}} !! it confirms a subscription by itself
        Subscribe {"TopicArn":"{TopicArn}-not","Protocol":"http","Endpoint":"http://127.0.0.1:9/"} => 404 NotFound
        GetSubscriptionAttributes {"SubscriptionArn":"{TopicArn}:0"} => 404 NotFound
        SetSubscriptionAttributes {"SubscriptionArn":"{TopicArn}:0","AttributeName":"FilterPolicy","AttributeValue":""}
          => 404 NotFound
        SetSubscriptionAttributes {"SubscriptionArn":"{TopicArn}:0","AttributeName":"Nonsense","AttributeValue":"x"}
          => InvalidParameter
        """;
}
