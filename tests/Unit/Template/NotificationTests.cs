namespace Tokens.Tests.Unit.Template;

public sealed class NotificationTests
{
    [Fact]
    public void Both_topics_are_encrypted_under_the_deployments_key() =>
        Stack
            .Template.Named("AWS::SNS::Topic")
            .Select(topic => (topic, (string?)Stack.Usual.Properties(topic)["KmsMasterKeyId"]))
            .Should()
            .Equal(("AlertTopic", "<Key.Arn>"), ("RotationCompletedTopic", "<Key.Arn>"));

    [Theory]
    [InlineData("AlertEmail", "NotificationEmail", "email", "owner@example.com")]
    [InlineData("AlertSms", "NotificationPhone", "sms", "+4915112345678")]
    public void People_are_subscribed_where_they_are_given(
        string subscription,
        string parameter,
        string protocol,
        string endpoint
    )
    {
        var stack = Stack.With((parameter, endpoint));

        Stack.Usual.Makes(subscription).Should().BeFalse();
        stack.Makes(subscription).Should().BeTrue();
        ((string?)stack.Properties(subscription)["TopicArn"]).Should().Be("<AlertTopic>");
        ((string?)stack.Properties(subscription)["Protocol"]).Should().Be(protocol);
        ((string?)stack.Properties(subscription)["Endpoint"]).Should().Be(endpoint);
        endpoint.Should().MatchRegex((string)Stack.Template.Json["Parameters"]![parameter]!["AllowedPattern"]!);
    }

    /// <summary>The words are those of docs/reference/messages.md, which a test of its own holds.</summary>
    [Fact]
    public void A_phone_gets_what_is_critical_and_a_mailbox_everything()
    {
        Stack.Usual.Properties("AlertSms")["FilterPolicy"]!.ToJsonString().Should().Be("""{"severity":["critical"]}""");
        Stack.Usual.Properties("AlertEmail")["FilterPolicy"].Should().BeNull();
    }

    [Theory]
    [InlineData("015112345678")]
    [InlineData("+49 151 12345678")]
    [InlineData("+0123456789")]
    public void A_number_that_SNS_would_not_take_is_refused_beforehand(string phone) =>
        phone
            .Should()
            .NotMatchRegex((string)Stack.Template.Json["Parameters"]!["NotificationPhone"]!["AllowedPattern"]!);

    [Fact]
    public void Of_AWSs_services_only_alarms_of_this_account_publish_and_only_to_people()
    {
        var statement = Stack.Usual.Properties("AlertTopicPolicy")["PolicyDocument"]!["Statement"]![0]!;

        ((string?)statement["Principal"]!["Service"]).Should().Be("cloudwatch.amazonaws.com");
        ((string?)statement["Condition"]!["StringEquals"]!["aws:SourceAccount"]).Should().Be("123456789012");
        Stack.Usual.Properties("RotationCompletedTopicPolicy")["PolicyDocument"]!["Statement"]!
            .AsArray()
            .Should()
            .OnlyContain(one => (string?)one!["Effect"] == "Deny");
    }
}
