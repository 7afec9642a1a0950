namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>Rules that moto lacks, or that the parity script does not reach.</summary>
internal static class SnsRules
{
    public const string Text = """
        ## A topic's name has letters, digits, hyphens and underscores
        CreateTopic {"Name":"{a*256}"} => {*}
        CreateTopic {"Name":""} => InvalidParameter
        CreateTopic {"Name":"alerts.fifo"} => InvalidParameter
        CreateTopic {"Name":"alerts\n"} => InvalidParameter
        GetTopicAttributes {"TopicArn":"alerts"} => InvalidParameter

        ## A subject is ASCII that begins with a letter, a digit or punctuation
        CreateTopic {"Name":"alerts"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"[tokens] it's (almost) due!"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":""} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":" a"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"tab\tbed"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"del\u007f"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"m","Subject":"Grüße"} => InvalidParameter

        ## A message and its attributes have 256 KB in UTF-8
        CreateTopic {"Name":"alerts"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"{ü*131072}"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"{ü*131073}"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","Message":"{m*262128}",
          "MessageAttributes":{"kind":{"DataType":"String","StringValue":"abcdef"}}} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"{m*262129}",
          "MessageAttributes":{"kind":{"DataType":"String","StringValue":"abcdef"}}} => InvalidParameter

        ## An attribute has a value of its type
        CreateTopic {"Name":"alerts"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"m",
          "MessageAttributes":{"a":{"DataType":"Number","StringValue":"-2.5e1"},
          "b":{"DataType":"Binary","BinaryValue":"AQID"}}} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"m","MessageAttributes":{"a":{"DataType":"String","StringValue":""}}}
          => ParameterValueInvalid
        Publish {"TopicArn":"{TopicArn}","Message":"m","MessageAttributes":{"a":{"DataType":"","StringValue":"x"}}}
          => ParameterValueInvalid
        Publish {"TopicArn":"{TopicArn}","Message":"m","MessageAttributes":{"a":{"DataType":"text","StringValue":"x"}}}
          => ParameterValueInvalid

        ## A message goes to a topic
        CreateTopic {"Name":"alerts"} => {*}
        Publish {"TargetArn":"{TopicArn}","Message":"m"} => {*}
        Publish {"Message":"m"} => InvalidParameter
        Publish {"PhoneNumber":"+15550100","Message":"m"} => InvalidParameter

        ## A subscription is pending until its endpoint confirms it with its token
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}"} => {*pending confirmation*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}","ReturnSubscriptionArn":"true"}
          => {SubscribeResult:{SubscriptionArn:arn:aws:sns:eu-west-1:…:alerts:…}}
        GetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}"} => {*PendingConfirmation:true,*}
        Publish {"TopicArn":"{TopicArn}","Message":"too early"} => {*}
        Received => [{SubscribeURL:*,Token:*},{SubscribeURL:*,Token:*}]
        ConfirmSubscription {"TopicArn":"{TopicArn}","Token":"0000"} => InvalidParameter
        ConfirmSubscription {"TopicArn":"{TopicArn}-not","Token":"{Token}"} => InvalidParameter
        ListSubscriptionsByTopic {"TopicArn":"{TopicArn}"} => {*Subscriptions:[{*:PendingConfirmation,*}]}}
        ConfirmSubscription {"TopicArn":"{TopicArn}","Token":"{Token}"} => {*SubscriptionArn:arn:*}
        GetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}"} => {*PendingConfirmation:false,*}
        GetTopicAttributes {"TopicArn":"{TopicArn}"} => {*SubscriptionsConfirmed:1,*SubscriptionsPending:0,*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}"} => {*SubscriptionArn:arn:*}
        Publish {"TopicArn":"{TopicArn}","Message":"welcome"} => {*}
        Received => [welcome]

        ## A subscription is confirmed by its URL without keys, and outlives its topic's creation
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}"} => {*}
        Received => [{SubscribeURL:*,Token:*}]
        Visit {SubscribeURL} => {ConfirmSubscriptionResult:{SubscriptionArn:arn:*:alerts:…}}
        CreateTopic {"Name":"other"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"elsewhere"} => {*}
        CreateTopic {"Name":"alerts"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"here"} => {*}
        Received => [here]

        ## An HTTP endpoint is on loopback, and a mail address is one
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"pigeon","Endpoint":"http://127.0.0.1/"} => InvalidParameter
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"https://127.0.0.1/"} => InvalidParameter
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"http://192.0.2.1/"} => InvalidParameter
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"email","Endpoint":"someone"} => InvalidParameter

        ## A subscriber is sent its protocol's own text, or else the default
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}"} => {*}
        Received => [{*}]
        ConfirmSubscription {"TopicArn":"{TopicArn}","Token":"{Token}"} => {*}
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"{\"default\":\"d\",\"http\":\"h\"}"} => *
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"{\"default\":\"d\",\"http\":7}"} => {*}
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"{\"default\":\"\",\"default\":\"2\"}"} => *
        Publish {"TopicArn":"{TopicArn}","Message":"{\"http\":\"plain\"}"} => {*}
        Received => [h,d,2,{"http":"plain"}]
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"{\"Default\":\"d\"}"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"{\"default\":{}}"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"json","Message":"null"} => InvalidParameter
        Publish {"TopicArn":"{TopicArn}","MessageStructure":"","Message":"{\"default\":\"d\"}"} => InvalidParameter

        ## A message passes whose attributes are all among the filter's texts
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}",
          "Attributes":{"FilterPolicy":"{\"kind\":[\"reminder\",\"5\"],\"team\":[\"erp\"]}"}} => {*}
        Received => [{*}]
        ConfirmSubscription {"TopicArn":"{TopicArn}","Token":"{Token}"} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"passes","MessageAttributes":{
          "kind":{"DataType":"String","StringValue":"reminder"},"team":{"DataType":"String","StringValue":"erp"},
          "other":{"DataType":"String","StringValue":"x"}}} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"another text","MessageAttributes":{
          "kind":{"DataType":"String","StringValue":"remind"},"team":{"DataType":"String","StringValue":"erp"}}} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"one is missing","MessageAttributes":{
          "kind":{"DataType":"String","StringValue":"reminder"}}} => {*}
        Publish {"TopicArn":"{TopicArn}","Message":"a number","MessageAttributes":{
          "kind":{"DataType":"Number","StringValue":"5"},"team":{"DataType":"String","StringValue":"erp"}}} => {*}
        Received => [passes]
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"FilterPolicyScope",
          "AttributeValue":"MessageAttributes"} => {}
        Publish {"TopicArn":"{TopicArn}","Message":"filtered"} => {*}
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"FilterPolicy",
          "AttributeValue":""} => {}
        Publish {"TopicArn":"{TopicArn}","Message":"unfiltered"} => {*}
        Received => [unfiltered]

        ## What the server does not honour of a subscription is refused
        CreateTopic {"Name":"alerts"} => {*}
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}","ReturnSubscriptionArn":"true"} => {*}
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"RawMessageDelivery",
          "AttributeValue":"true"} => InvalidParameter
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"FilterPolicy",
          "AttributeValue":"{"} => InvalidParameter
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"FilterPolicy",
          "AttributeValue":"{\"kind\":[]}"} => InvalidParameter
        SetSubscriptionAttributes {"SubscriptionArn":"{SubscriptionArn}","AttributeName":"FilterPolicy",
          "AttributeValue":"{\"kind\":[{\"prefix\":\"rem\"}]}"} => InvalidParameter
        Subscribe {"TopicArn":"{TopicArn}","Protocol":"http","Endpoint":"{inbox}",
          "Attributes":{"FilterPolicy":"{\"kind\":[\"a\"]}"}} => InvalidParameter

        ## A request is signed, and has an operation and fields that are there
        Unsigned Publish {"TopicArn":"arn:aws:sns:eu-west-1:000000000000:alerts","Message":"m"}
          => 403 MissingAuthenticationToken
        DeleteEverything {} => InvalidAction
        CreateTopic {} => ValidationError
        ConfirmSubscription {} => ValidationError
        SetSubscriptionAttributes {} => ValidationError
        """;
}
