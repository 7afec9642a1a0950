using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Sns;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsPublishTests
{
    [Fact]
    public async Task A_published_message_is_kept_though_nobody_subscribes()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync(
            "Grüße & 1+1",
            [("Subject", "hello"), .. SnsRunning.MessageAttribute("kind", "String", "reminder")]
        );

        aws.Server.Published.Single()
            .Should()
            .BeEquivalentTo(
                new PublishedMessage
                {
                    MessageId = answer["MessageId"],
                    TopicArn = SnsRunning.Topic,
                    Subject = "hello",
                    Message = "Grüße & 1+1",
                    Parts = new Dictionary<string, string> { ["default"] = "Grüße & 1+1" },
                    Attributes = new Dictionary<string, AttributeValue> { ["kind"] = new("String", "reminder") },
                    At = aws.Time.Now,
                }
            );
    }

    [Fact]
    public async Task Messages_are_kept_in_order_each_with_its_own_id_until_they_are_forgotten()
    {
        await using var aws = await SnsRunning.StartAsync();
        await aws.PublishAsync("1");
        await aws.PublishAsync("2");
        await aws.CallAsync("Publish", ("TargetArn", SnsRunning.Topic), ("Message", "3"));

        aws.Server.Published.Select(message => message.Message).Should().Equal("1", "2", "3");
        aws.Server.Published.Select(message => message.MessageId).Should().OnlyHaveUniqueItems();

        aws.Server.ForgetPublished();
        aws.Server.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_message_without_a_subject_has_none()
    {
        await using var aws = await SnsRunning.StartAsync();

        await aws.PublishAsync("m");

        aws.Server.Published.Single().Subject.Should().BeNull();
    }

    [Theory]
    [InlineData("a")]
    [InlineData("7 days left")]
    [InlineData("[tokens] it's (almost) due!")]
    public async Task A_subject_is_ASCII_and_begins_with_a_letter_a_digit_or_punctuation(string subject)
    {
        await using var aws = await SnsRunning.StartAsync();

        (await aws.PublishAsync("m", ("Subject", subject))).Error.Should().BeNull();

        aws.Server.Published.Single().Subject.Should().Be(subject);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("two\nlines")]
    [InlineData("two\rlines")]
    [InlineData("tab\tbed")]
    [InlineData("del\u007f")]
    [InlineData("Grüße")]
    [InlineData("it\u2019s due")]
    public async Task Any_other_subject_is_refused(string subject)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync("m", ("Subject", subject));

        (answer.Status, answer.Error, answer.Why).Should().Be((400, "InvalidParameter", "Invalid parameter: Subject"));
        aws.Server.Published.Should().BeEmpty();
    }

    [Theory]
    [InlineData(99, null)]
    [InlineData(100, "InvalidParameter")]
    public async Task A_subject_has_fewer_than_100_characters(int length, string? error)
    {
        await using var aws = await SnsRunning.StartAsync();

        (await aws.PublishAsync("m", ("Subject", new string('s', length)))).Error.Should().Be(error);
    }

    [Fact]
    public async Task An_empty_message_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync("");

        (answer.Status, answer.Error, answer.Why)
            .Should()
            .Be((400, "InvalidParameter", "Invalid parameter: Empty message"));
    }

    [Theory]
    [InlineData('m', 262_144, null)]
    [InlineData('m', 262_145, "InvalidParameter")]
    [InlineData('ü', 131_072, null)]
    [InlineData('ü', 131_073, "InvalidParameter")]
    public async Task A_message_has_256_KB_in_UTF8(char character, int length, string? error)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync(new string(character, length));

        (answer.Error, answer.Why).Should().Be((error, error is null ? null : "Invalid parameter: Message too long"));
    }

    [Theory]
    [InlineData(262_144 - 16, null)]
    [InlineData(262_144 - 15, "InvalidParameter")]
    public async Task The_256_KB_are_the_messages_and_its_attributes_together(int length, string? error)
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.PublishAsync(
            new string('m', length),
            SnsRunning.MessageAttribute("kind", "String", "abcdef")
        );

        answer.Error.Should().Be(error);
    }

    [Fact]
    public async Task A_message_for_nobody_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync("Publish", ("Message", "m"));

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
    }

    [Fact]
    public async Task A_text_message_to_a_phone_is_refused()
    {
        await using var aws = await SnsRunning.StartAsync();

        var answer = await aws.CallAsync("Publish", ("PhoneNumber", "+15550100"), ("Message", "m"));

        (answer.Status, answer.Error).Should().Be((400, "InvalidParameter"));
        aws.Server.Published.Should().BeEmpty();
    }
}
