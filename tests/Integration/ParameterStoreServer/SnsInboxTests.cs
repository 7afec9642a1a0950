using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Tokens.Tests.Integration.Emulators;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsInboxTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_inbox_has_what_is_published_to_its_topic_on_whatever_emulator_can_notify()
    {
        var aws = (await Emulator.WithNoticesAsync()).Endpoint;
        await using var inbox = await Inbox.SubscribeAsync(aws, $"inbox-{Guid.NewGuid():N}");
        using var sns = SnsSdk.ClientOf(aws);

        var sent = await sns.PublishAsync(Message(inbox.TopicArn, """{"default":"d","http":"h"}"""));

        var message = (await inbox.WaitForAsync(1, Patience)).Should().ContainSingle().Subject;
        (message.MessageId, message.Subject, message.Text).Should().Be((sent.MessageId, "s", "h"));
    }

    [Fact]
    public async Task An_inbox_has_the_attributes_that_are_passed_on()
    {
        await using var server = await ParameterStore.StartAsync();
        await using var inbox = await Inbox.SubscribeAsync(server.Endpoint, "alerts");
        using var sns = SnsSdk.ClientOf(server.Endpoint);

        await sns.PublishAsync(Message(inbox.TopicArn, """{"default":"d"}"""));

        inbox
            .Messages.Single()
            .Attributes.Should()
            .BeEquivalentTo(new Dictionary<string, string> { ["kind"] = "reminder" });
    }

    [Fact]
    public async Task An_inbox_says_how_many_messages_it_waited_for_in_vain()
    {
        await using var server = await ParameterStore.StartAsync();
        await using var inbox = await Inbox.SubscribeAsync(server.Endpoint, "alerts");
        using var sns = SnsSdk.ClientOf(server.Endpoint);
        await sns.PublishAsync(Message(inbox.TopicArn, """{"default":"d"}"""));

        var wait = () => inbox.WaitForAsync(2, TimeSpan.FromMilliseconds(50));

        (await wait.Should().ThrowAsync<TimeoutException>()).WithMessage("1 of 2 messages*");
    }

    [Fact]
    public async Task A_closed_inbox_keeps_nobody_from_publishing_on_whatever_emulator_can_notify()
    {
        var aws = (await Emulator.WithNoticesAsync()).Endpoint;
        var inbox = await Inbox.SubscribeAsync(aws, $"inbox-{Guid.NewGuid():N}");
        await inbox.DisposeAsync();
        using var sns = SnsSdk.ClientOf(aws);

        var sent = await sns.PublishAsync(Message(inbox.TopicArn, """{"default":"d"}"""));

        sent.MessageId.Should().NotBeNullOrEmpty();
        inbox.Messages.Should().BeEmpty();
    }

    private static PublishRequest Message(string topicArn, string message) =>
        new()
        {
            TopicArn = topicArn,
            Subject = "s",
            Message = message,
            MessageStructure = "json",
            MessageAttributes = new()
            {
                ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "reminder" },
            },
        };
}
