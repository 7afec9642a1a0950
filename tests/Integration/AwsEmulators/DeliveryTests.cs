using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using FluentAssertions;
using Tokens.Emulator;
using Tokens.Tests.Integration.Emulators;
using Tokens.Tests.Integration.Worlds;
using Xunit;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>Messages as HTTP endpoints are sent them, and as the inbox shows them to tests.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private AwsEmulator server = null!;

    public async Task InitializeAsync() =>
        server = await AwsEmulator.StartAsync(new AwsEmulatorOptions { Time = AwsScript.Clock() });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_notification_has_the_headers_and_fields_that_AWS_sends()
    {
        await using var endpoint = await SnsInbox.StartAsync();
        var (topic, subscription) = await SubscribeAsync(endpoint);

        var sent = await PublishAsync(server.Endpoint, topic);

        var (headers, body) = endpoint.Posts[^1];
        headers["x-amz-sns-message-type"].ToString().Should().Be("Notification");
        headers["x-amz-sns-message-id"].ToString().Should().Be(sent);
        headers["x-amz-sns-topic-arn"].ToString().Should().Be(topic);
        headers["x-amz-sns-subscription-arn"].ToString().Should().Be(subscription);
        headers.ContentType.ToString().Should().Be("text/plain; charset=UTF-8");
        string.Join(' ', body.Select(field => field.Key))
            .Should()
            .Be(
                "Type MessageId TopicArn Subject Message Timestamp SignatureVersion Signature SigningCertURL "
                    + "UnsubscribeURL MessageAttributes"
            );
        body["Timestamp"]!.ToString().Should().Be("2026-03-01T12:00:00.000Z");
        body["MessageAttributes"]!.ToJsonString().Should().Be("""{"kind":{"Type":"String","Value":"reminder"}}""");
    }

    [Fact]
    public async Task A_subscriber_that_fails_keeps_the_message_from_nobody_else()
    {
        await using var failing = await SnsInbox.StartAsync();
        await using var working = await SnsInbox.StartAsync();
        var gone = await SnsInbox.StartAsync();
        await SubscribeAsync(failing);
        await SubscribeAsync(gone);
        var (topic, _) = await SubscribeAsync(working);
        failing.Status = 500;
        await gone.DisposeAsync();

        await PublishAsync(server.Endpoint, topic);

        failing.Posts.Should().HaveCount(2);
        working.Posts.Should().HaveCount(2);
        server.Published.Should().ContainSingle().Which.Attributes["kind"].Value.Should().Be("reminder");
    }

    [Fact]
    public async Task An_inbox_has_what_is_published_until_it_is_closed_on_whatever_emulator_can_notify()
    {
        var aws = (await TestEmulator.WithNoticesAsync()).Endpoint;
        var inbox = await Inbox.SubscribeAsync(aws, $"inbox-{Guid.NewGuid():N}");

        var sent = await PublishAsync(aws, inbox.TopicArn);

        var message = (await inbox.WaitForAsync(1, Patience)).Should().ContainSingle().Subject;
        (message.MessageId, message.Subject, message.Text).Should().Be((sent, "s", "Grüße"));
        await inbox.DisposeAsync();
        (await PublishAsync(aws, inbox.TopicArn)).Should().NotBeNullOrEmpty();
        inbox.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task An_inbox_has_the_attributes_and_says_how_many_messages_it_waited_for_in_vain()
    {
        await using var inbox = await Inbox.SubscribeAsync(server.Endpoint, "alerts");
        await PublishAsync(server.Endpoint, inbox.TopicArn);

        var wait = () => inbox.WaitForAsync(2, TimeSpan.FromMilliseconds(50));

        (await wait.Should().ThrowAsync<TimeoutException>()).WithMessage("1 of 2 messages*");
        inbox.Messages.Single().Attributes.Should().Equal(new Dictionary<string, string> { ["kind"] = "reminder" });
    }

    [SkippableFact]
    public async Task Moto_delivers_the_same_but_for_the_attributes()
    {
        Skip.If(MotoServer.Program is null, "moto_server is not on the PATH: there is nothing to compare with.");
        await using var moto = await MotoServer.StartAsync();
        await using var ours = await Inbox.SubscribeAsync(server.Endpoint, "parity");
        await using var theirs = await Inbox.SubscribeAsync(moto.Endpoint, "parity");
        await PublishAsync(server.Endpoint, ours.TopicArn);
        await PublishAsync(moto.Endpoint, theirs.TopicArn);

        var (one, other) = ((await ours.WaitForAsync(1, Patience))[0], (await theirs.WaitForAsync(1, Patience))[0]);

        (other.Subject, other.Text, other.Attributes.Count).Should().Be((one.Subject, one.Text, 0));
    }

    /// <summary>Subscribes to the topic alerts and confirms.</summary>
    private async Task<(string Topic, string Subscription)> SubscribeAsync(SnsInbox endpoint)
    {
        using var client = new AwsClient(server.Endpoint, "sns");
        var topic = server.CreateTopic("alerts");
        await client.CallAsync(
            "Subscribe",
            $$"""{"TopicArn":"{{topic}}","Protocol":"http","Endpoint":"{{endpoint.Url}}"}"""
        );
        var confirmed = await client.GetAsync(endpoint.Posts[0].Body["SubscribeURL"]!.ToString());
        return (topic, confirmed.Fields.First(field => field.Key == "SubscriptionArn").Value);
    }

    /// <summary>The message's ID.</summary>
    private static async Task<string> PublishAsync(Uri aws, string topic)
    {
        var config = new AmazonSimpleNotificationServiceConfig { ServiceURL = aws.AbsoluteUri };
        config.AuthenticationRegion = "us-east-1";
        using var sns = new AmazonSimpleNotificationServiceClient("fake-access-key", "fake-secret-key", config);
        var answer = await sns.PublishAsync(
            new PublishRequest
            {
                TopicArn = topic,
                Subject = "s",
                Message = """{"default":"d","http":"Grüße","email":"e"}""",
                MessageStructure = "json",
                MessageAttributes = new()
                {
                    ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "reminder" },
                },
            }
        );
        return answer.MessageId;
    }
}
