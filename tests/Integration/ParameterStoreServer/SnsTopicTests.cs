using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsTopicTests
{
    [Fact]
    public async Task A_topic_is_created_in_the_region_of_the_signature()
    {
        await using var aws = await SnsRunning.StartAsync();

        (await aws.CallAsync("CreateTopic", ("Name", "new-topic_1")))["TopicArn"]
            .Should()
            .Be("arn:aws:sns:eu-west-1:000000000000:new-topic_1");
    }

    [Fact]
    public async Task A_topic_created_again_is_the_same_and_keeps_its_subscriptions()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);

        (await aws.CallAsync("CreateTopic", ("Name", "alerts")))["TopicArn"].Should().Be(SnsRunning.Topic);

        await aws.PublishAsync("still there");
        subscriber.Texts.Should().Equal("still there");
    }

    [Fact]
    public async Task A_topic_created_again_with_other_attributes_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(
            "CreateTopic",
            [("Name", "alerts"), .. SnsRunning.Attribute("DisplayName", "Alerts")]
        );

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("alerts.fifo")]
    [InlineData("alerts\n")]
    public async Task A_topics_name_has_letters_digits_hyphens_and_underscores(string name)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync("CreateTopic", ("Name", name));

        (answer.Status, answer.Error, answer.Why)
            .Should()
            .Be((400, "InvalidParameter", "Invalid parameter: Topic Name"));
    }

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, "InvalidParameter")]
    public async Task A_topics_name_has_256_characters_at_most(int length, string? error)
    {
        await using var aws = await SnsRunning.StartAsync();

        (await aws.CallAsync("CreateTopic", ("Name", new string('a', length)))).Error.Should().Be(error);
    }

    [Fact]
    public async Task A_topics_attributes_count_its_subscriptions()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var member = await SnsSubscriber.StartAsync();
        await using var candidate = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(member);
        await aws.SubscribeAsync(candidate.Url);
        await aws.SubscribeAsync(candidate.Url + "other");

        (await aws.CallAsync("GetTopicAttributes", ("TopicArn", SnsRunning.Topic)))
            .Map.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    ["TopicArn"] = SnsRunning.Topic,
                    ["Owner"] = "000000000000",
                    ["DisplayName"] = "",
                    ["SubscriptionsConfirmed"] = "1",
                    ["SubscriptionsPending"] = "2",
                    ["SubscriptionsDeleted"] = "0",
                }
            );
    }

    [Theory]
    [InlineData("Publish")]
    [InlineData("GetTopicAttributes")]
    [InlineData("ListSubscriptionsByTopic")]
    [InlineData("Subscribe")]
    public async Task An_unknown_topic_is_not_found(string action)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(
            action,
            ("TopicArn", SnsRunning.Topic + "-not"),
            ("Message", "m"),
            ("Protocol", "http"),
            ("Endpoint", "http://127.0.0.1:9/")
        );

        (answer.Status, answer.Error, answer.Why).Should().Be((404, "NotFound", "Topic does not exist"));
    }

    [Theory]
    [InlineData("Publish")]
    [InlineData("GetTopicAttributes")]
    public async Task A_topic_is_named_by_an_ARN(string action)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync(action, ("TopicArn", "alerts"), ("Message", "m"));

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
        answer.Why.Should().EndWith("TopicArn Reason: An ARN must have at least 6 elements, not 1");
    }
}
