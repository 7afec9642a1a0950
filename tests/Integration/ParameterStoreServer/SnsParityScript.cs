namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>What both servers are asked, in this order. What they disagree on leaves nothing that a later call sees.</summary>
internal static class SnsParityScript
{
    private const string SubjectLength = "moto takes a subject of 100 characters";
    private const string SubjectText = "moto does not look at a subject's characters";
    private const string EmptyMessage = "moto publishes an empty message";
    private const string Structure = "moto looks at the structure only when it delivers: nobody has subscribed yet";
    private const string AttributeCode = "moto's code for a bad attribute is InvalidParameter";
    private const string Pending = "moto confirms a subscription by itself, and tells its ARN at once";

    public static IReadOnlyList<SnsParityStep> Steps { get; } =
    [
        // Topics
        Call("CreateTopic", ("Name", "parity")),
        Call("CreateTopic", ("Name", "parity")),
        Call("CreateTopic", ("Name", "a b")),
        Call("CreateTopic", ("Name", new string('a', 257))),
        Call("GetTopicAttributes", ("TopicArn", "{topic}")),
        Call("GetTopicAttributes", ("TopicArn", "{topic}-not")),
        Call("ListSubscriptionsByTopic", ("TopicArn", "{topic}")),
        Call("ListSubscriptionsByTopic", ("TopicArn", "{topic}-not")),
        // Publishing
        Publish("m"),
        Publish("m", ("Subject", "s")),
        Publish("m", ("Subject", new string('s', 99))),
        Publish("m", ("Subject", new string('s', 101))),
        Publish("m", ("Subject", new string('s', 100))) with
        {
            KnownDifference = SubjectLength,
        },
        Publish("m", ("Subject", "two\nlines")) with
        {
            KnownDifference = SubjectText,
        },
        Publish("") with
        {
            KnownDifference = EmptyMessage,
        },
        Publish(new string('m', 262_144)),
        Publish(new string('m', 262_145)),
        Publish("m", ("MessageStructure", "xml")),
        Publish("""{"default":"d"}""", ("MessageStructure", "json")),
        Publish("""{"email":"e"}""", ("MessageStructure", "json")) with
        {
            KnownDifference = Structure,
        },
        Publish("no JSON", ("MessageStructure", "json")) with
        {
            KnownDifference = Structure,
        },
        Publish("m", SnsRunning.MessageAttribute("kind", "String", "reminder")),
        Publish("m", SnsRunning.MessageAttribute("days", "Number", "5")),
        Publish("m", SnsRunning.MessageAttribute("kind", "Text", "x")) with
        {
            KnownDifference = AttributeCode,
        },
        Publish("m", SnsRunning.MessageAttribute("days", "Number", "soon")) with
        {
            KnownDifference = AttributeCode,
        },
        Call("Publish", ("TopicArn", "{topic}-not"), ("Message", "m")),
        // Subscribing: nobody answers at that port, and the filter keeps moto from trying
        Call(
            "Subscribe",
            [
                ("TopicArn", "{topic}"),
                ("Protocol", "http"),
                ("Endpoint", "http://127.0.0.1:9/"),
                .. SnsRunning.Attribute("FilterPolicy", """{"kind":["never"]}"""),
            ]
        ) with
        {
            KnownDifference = Pending,
        },
        Call("ListSubscriptionsByTopic", ("TopicArn", "{topic}")) with
        {
            KnownDifference = Pending,
        },
        Call("Subscribe", ("TopicArn", "{topic}-not"), ("Protocol", "http"), ("Endpoint", "http://127.0.0.1:9/")),
        Call("GetSubscriptionAttributes", ("SubscriptionArn", "{topic}:0")),
        Set("{topic}:0", "FilterPolicy", "{}"),
        Set("{topic}:0", "Nonsense", "x"),
    ];

    private static SnsParityStep Call(string action, params (string Name, string Value)[] fields) =>
        new(action, fields);

    private static SnsParityStep Publish(string message, params (string Name, string Value)[] fields) =>
        Call("Publish", [("TopicArn", "{topic}"), ("Message", message), .. fields]);

    private static SnsParityStep Set(string subscription, string name, string value) =>
        Call(
            "SetSubscriptionAttributes",
            ("SubscriptionArn", subscription),
            ("AttributeName", name),
            ("AttributeValue", value)
        );
}
