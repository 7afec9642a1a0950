using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>The server as the AWS SDK sees it.</summary>
public sealed class SnsSdkTests
{
    [Fact]
    public async Task A_message_is_published_with_all_its_fields()
    {
        await using var aws = await SnsSdk.StartAsync();
        var answer = await aws.Client.PublishAsync(
            new PublishRequest
            {
                TopicArn = aws.Topic,
                Subject = "s",
                Message = """{"default":"d","email":"e"}""",
                MessageStructure = "json",
                MessageAttributes = new()
                {
                    ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "reminder" },
                },
            }
        );

        var message = aws.Server.Published.Single();
        (message.MessageId, message.TopicArn, message.Subject).Should().Be((answer.MessageId, aws.Topic, "s"));
        (message.For("email"), message.For("sms")).Should().Be(("e", "d"));
        message.Attributes["kind"].Value.Should().Be("reminder");
        answer.ResponseMetadata.RequestId.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_topics_attributes_are_read()
    {
        await using var aws = await SnsSdk.StartAsync();
        var answer = await aws.Client.GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = aws.Topic });

        answer.Attributes.Should().Contain("TopicArn", aws.Topic).And.Contain("SubscriptionsConfirmed", "0");
    }

    [Fact]
    public async Task An_unknown_topic_is_a_NotFoundException()
    {
        await using var aws = await SnsSdk.StartAsync();
        var publish = () =>
            aws.Client.PublishAsync(new PublishRequest { TopicArn = aws.Topic + "-not", Message = "m" });

        (await publish.Should().ThrowAsync<NotFoundException>()).Which.ErrorCode.Should().Be("NotFound");
    }

    [Fact]
    public async Task A_bad_subject_is_an_InvalidParameterException()
    {
        await using var aws = await SnsSdk.StartAsync();
        var publish = () =>
            aws.Client.PublishAsync(
                new PublishRequest
                {
                    TopicArn = aws.Topic,
                    Message = "m",
                    Subject = "two\nlines",
                }
            );

        await publish.Should().ThrowAsync<InvalidParameterException>();
    }

    [Fact]
    public async Task A_server_error_is_tried_again_and_then_an_InternalErrorException()
    {
        await using var aws = await SnsSdk.StartAsync();
        aws.Server.Faults = _ => Fault.ServerError;
        var publish = () => aws.Client.PublishAsync(new PublishRequest { TopicArn = aws.Topic, Message = "m" });

        await publish.Should().ThrowAsync<InternalErrorException>();

        aws.Server.Calls.Count(call => call.Operation == "Publish").Should().Be(2);
    }

    [Fact]
    public async Task A_message_whose_answer_is_lost_is_published_again()
    {
        await using var aws = await SnsSdk.StartAsync();
        var publishes = 0;
        aws.Server.Faults = call =>
            call.Operation == "Publish" && Interlocked.Increment(ref publishes) == 1 ? new Fault.DropAnswer() : null;

        var answer = await aws.Client.PublishAsync(new PublishRequest { TopicArn = aws.Topic, Message = "m" });

        aws.Server.Published.Should().HaveCount(2);
        answer.MessageId.Should().Be(aws.Server.Published[1].MessageId);
    }
}
