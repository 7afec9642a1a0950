using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Template;

/// <summary>Nothing that could not be delivered or done is forgotten without a trace.</summary>
public sealed class QueueTests
{
    public static TheoryData<string> Functions => Stack.Functions;

    public static TheoryData<string> Queues { get; } = new TheoryNames(Stack.Template.Named("AWS::SQS::Queue"));

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_queue_is_encrypted_and_keeps_its_messages_as_long_as_it_can(string queue)
    {
        var properties = Stack.Usual.Properties(queue);

        ((bool?)properties["SqsManagedSseEnabled"]).Should().BeTrue("a key would have to be opened to each service");
        ((int?)properties["MessageRetentionPeriod"]).Should().Be((int)TimeSpan.FromDays(14).TotalSeconds);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_a_function_fails_with_goes_to_a_queue(string function)
    {
        var configuration = Stack.Usual.Properties(function)["EventInvokeConfig"]!;

        configuration["DestinationConfig"]!["OnFailure"]!
            .ToJsonString()
            .Should()
            .Be("""{"Type":"SQS","Destination":"\u003CFailedInvocations.Arn\u003E"}""");
        ((int?)configuration["MaximumRetryAttempts"]).Should().Be(2);
    }

    /// <summary>Lambda waits one minute before the second attempt and two before the third; the event may not be too old then.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Both_retries_fit_where_each_run_uses_its_whole_timeout(string function)
    {
        var properties = Stack.Usual.Properties(function);
        var lambdasOwn = (int)TimeSpan.FromHours(6).TotalSeconds;
        var allowed = (int?)properties["EventInvokeConfig"]!["MaximumEventAgeInSeconds"] ?? lambdasOwn;

        allowed.Should().BeInRange(60 + 120 + (2 * (int)properties["Timeout"]!) + 1, lambdasOwn);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void What_does_not_reach_a_function_goes_to_a_queue(string function) =>
        Stack.Usual.Properties(function)["Events"]!
            .AsObject()
            .Select(one => DeadLetters(one.Value!["Properties"]!))
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(queue => queue == "<UndeliveredEvents.Arn>");

    /// <summary>Rules and topics need a queue's policy; the schedule sends with a role of its own.</summary>
    [Fact]
    public void The_queue_takes_what_this_stacks_rules_and_topic_send()
    {
        var allowed = Stack.Usual.Properties("UndeliveredEventsPolicy")["PolicyDocument"]!["Statement"]!
            .AsArray()
            .Where(statement => (string?)statement!["Effect"] == "Allow")
            .ToDictionary(
                statement => (string)statement!["Principal"]!["Service"]!,
                statement => statement!["Condition"]!["ArnEquals"]!["aws:SourceArn"]!
            );

        allowed.Keys.Should().BeEquivalentTo("events.amazonaws.com", "sns.amazonaws.com");
        allowed["events.amazonaws.com"]
            .AsArray()
            .Select(rule => (string?)rule)
            .Should()
            .BeEquivalentTo(Rules().Select(rule => $"<{rule}.Arn>"));
        ((string?)allowed["sns.amazonaws.com"]).Should().Be("<RotationCompletedTopic>");
    }

    private static string? DeadLetters(JsonNode events) =>
        (string?)(events["DeadLetterConfig"]?["Arn"] ?? events["RedrivePolicy"]?["deadLetterTargetArn"]);

    /// <summary>As SAM names them.</summary>
    private static IEnumerable<string> Rules() =>
        from function in Stack.Template.Named(ServerlessTemplate.Function)
        from one in Stack.Usual.Properties(function)["Events"]!.AsObject()
        where (string?)one.Value!["Type"] == "EventBridgeRule"
        select function + one.Key;
}
