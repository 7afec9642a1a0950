using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsDeliveryTests
{
    [Fact]
    public async Task A_notification_has_the_headers_that_AWS_sends()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        var arn = await aws.JoinAsync(subscriber);

        var published = await aws.PublishAsync("m");

        var headers = subscriber.Posts[^1].Headers;
        headers["x-amz-sns-message-type"].ToString().Should().Be("Notification");
        headers["x-amz-sns-message-id"].ToString().Should().Be(published["MessageId"]);
        headers["x-amz-sns-topic-arn"].ToString().Should().Be(SnsRunning.Topic);
        headers["x-amz-sns-subscription-arn"].ToString().Should().Be(arn);
        headers.ContentType.ToString().Should().Be("text/plain; charset=UTF-8");
        headers.UserAgent.ToString().Should().Be("Amazon Simple Notification Service Agent");
    }

    [Fact]
    public async Task A_notification_has_the_fields_that_AWS_sends()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);

        var published = await aws.PublishAsync(
            "Grüße",
            [("Subject", "hello"), .. SnsRunning.MessageAttribute("kind", "String", "reminder")]
        );

        var body = subscriber.Notifications.Single();
        body.Select(field => field.Key)
            .Should()
            .Equal(
                "Type",
                "MessageId",
                "TopicArn",
                "Subject",
                "Message",
                "Timestamp",
                "SignatureVersion",
                "Signature",
                "SigningCertURL",
                "UnsubscribeURL",
                "MessageAttributes"
            );
        ((string)body["MessageId"]!).Should().Be(published["MessageId"]);
        ((string)body["TopicArn"]!).Should().Be(SnsRunning.Topic);
        ((string)body["Subject"]!).Should().Be("hello");
        ((string)body["Message"]!).Should().Be("Grüße");
        ((string)body["Timestamp"]!).Should().Be("2026-03-01T12:00:00.000Z");
        body["MessageAttributes"]!.ToJsonString().Should().Be("""{"kind":{"Type":"String","Value":"reminder"}}""");
    }

    [Fact]
    public async Task A_notification_lacks_what_was_not_published()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);

        await aws.PublishAsync("m");

        subscriber.Notifications.Single().ContainsKey("Subject").Should().BeFalse();
        subscriber.Notifications.Single().ContainsKey("MessageAttributes").Should().BeFalse();
    }

    [Fact]
    public async Task Every_subscriber_has_the_message_when_Publish_answers()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var first = await SnsSubscriber.StartAsync();
        await using var second = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(first);
        await aws.JoinAsync(second);

        for (var i = 0; i < 20; i++)
        {
            await aws.PublishAsync($"{i}");

            (first.Texts[^1], second.Texts[^1]).Should().Be(($"{i}", $"{i}"));
        }
    }

    [Fact]
    public async Task A_subscriber_of_another_topic_has_nothing()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);
        var other = aws.Server.CreateTopic("other", "eu-west-1");

        await aws.CallAsync("Publish", ("TopicArn", other), ("Message", "m"));

        subscriber.Notifications.Should().BeEmpty();
        aws.Server.Published.Should().ContainSingle();
    }

    [Fact]
    public async Task A_subscriber_that_fails_keeps_the_message_from_nobody_else()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var failing = await SnsSubscriber.StartAsync();
        var gone = await SnsSubscriber.StartAsync();
        await using var working = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(failing);
        await aws.JoinAsync(gone);
        await aws.JoinAsync(working);
        failing.Status = 500;
        await gone.DisposeAsync();

        var answer = await aws.PublishAsync("m");

        answer.Error.Should().BeNull();
        failing.Texts.Should().Equal("m");
        working.Texts.Should().Equal("m");
    }
}
