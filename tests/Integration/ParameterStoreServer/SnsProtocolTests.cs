using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsProtocolTests
{
    [Fact]
    public async Task An_unsigned_request_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.Client.CallUnsignedAsync("Publish", ("TopicArn", SnsRunning.Topic), ("Message", "m"));

        (answer.Status, answer.Error).Should().Be((403, "MissingAuthenticationToken"));
        aws.Server.Published.Should().BeEmpty();
        aws.Server.Calls.Should().BeEmpty();
    }

    [Theory]
    [InlineData("DeleteEverything")]
    [InlineData("publish")]
    [InlineData("")]
    public async Task An_action_the_server_does_not_have_is_invalid(string action)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(action);

        (answer.Status, answer.Error).Should().Be((400, "InvalidAction"));
    }

    [Theory]
    [InlineData("CreateTopic", "name")]
    [InlineData("GetTopicAttributes", "topicArn")]
    [InlineData("ListSubscriptionsByTopic", "topicArn")]
    [InlineData("Subscribe", "protocol")]
    [InlineData("ConfirmSubscription", "topicArn")]
    [InlineData("GetSubscriptionAttributes", "subscriptionArn")]
    [InlineData("SetSubscriptionAttributes", "attributeName")]
    public async Task A_missing_required_field_is_a_validation_error(string action, string field)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(action);

        (answer.Status, answer.Error).Should().Be((400, "ValidationError"));
        answer.Why.Should().Contain($"'{field}'");
    }

    [Fact]
    public async Task An_error_says_whose_fault_it_is_and_bears_the_request_id()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync("CreateTopic", ("Name", "a b"));

        answer["Type"].Should().Be("Sender");
        answer["RequestId"].Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_answer_is_the_XML_of_its_operation()
    {
        await using var aws = await SnsRunning.StartAsync();

        var xml = (await aws.PublishAsync("m")).Xml;

        xml.Name.NamespaceName.Should().Be("http://sns.amazonaws.com/doc/2010-03-31/");
        xml.Name.LocalName.Should().Be("PublishResponse");
        xml.Elements().Select(child => child.Name.LocalName).Should().Equal("PublishResult", "ResponseMetadata");
    }
}
