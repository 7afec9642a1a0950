using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class SnsFaultTests
{
    [Fact]
    public async Task A_refused_message_is_not_published()
    {
        await using var aws = await SnsRunning.StartAsync();
        aws.Server.Faults = _ => new Fault.Refuse("AuthorizationError", "no", 403);

        var answer = await aws.PublishAsync("m");

        (answer.Status, answer.Error, answer.Why).Should().Be((403, "AuthorizationError", "no"));
        aws.Server.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_server_error_is_the_services_own_and_nothing_is_published()
    {
        await using var aws = await SnsRunning.StartAsync();
        aws.Server.Faults = _ => Fault.ServerError;

        var answer = await aws.PublishAsync("m");

        (answer.Status, answer.Error, answer["Type"]).Should().Be((500, "InternalError", "Receiver"));
        aws.Server.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_message_published_and_delivered()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.JoinAsync(subscriber);
        aws.Server.Faults = _ => new Fault.DropAnswer();

        await aws.Invoking(it => it.PublishAsync("m")).Should().ThrowAsync<HttpRequestException>();

        aws.Server.Published.Should().ContainSingle();
        subscriber.Texts.Should().Equal("m");
    }

    [Fact]
    public async Task A_garbage_answer_leaves_the_message_published()
    {
        await using var aws = await SnsRunning.StartAsync();
        aws.Server.Faults = _ => new Fault.Garbage("<html>");

        var answer = await aws.PublishAsync("m");

        (answer.Status, answer.Text).Should().Be((200, "<html>"));
        aws.Server.Published.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delayed_message_waits_for_its_time_and_is_then_published()
    {
        var time = new WaitingTime();
        await using var server = await ParameterStore.StartAsync(new ParameterStoreOptions { Time = time });
        using var client = new SnsClient(server.Endpoint);
        var topic = server.CreateTopic("alerts");
        server.Faults = _ => new Fault.Delay(TimeSpan.FromHours(1));

        var call = client.CallAsync("Publish", ("TopicArn", topic), ("Message", "m"));
        var wait = await time.NextWait;
        server.Published.Should().BeEmpty();
        wait.End();

        (wait.For, (await call).Error).Should().Be((TimeSpan.FromHours(1), null));
        server.Published.Should().ContainSingle();
    }

    [Fact]
    public async Task Every_call_waits_the_latency()
    {
        var time = new WaitingTime();
        var options = new ParameterStoreOptions { Time = time, Latency = TimeSpan.FromMinutes(5) };
        await using var server = await ParameterStore.StartAsync(options);
        using var client = new SnsClient(server.Endpoint);

        var call = client.CallAsync("CreateTopic", ("Name", "alerts"));
        var wait = await time.NextWait;
        wait.End();

        (wait.For, (await call).Error).Should().Be((TimeSpan.FromMinutes(5), null));
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_one_topic()
    {
        await using var aws = await SnsRunning.StartAsync();
        var other = aws.Server.CreateTopic("other", "eu-west-1");
        aws.Server.Faults = call =>
            call is { Operation: "Publish", Names: [SnsRunning.Topic] } ? Fault.ServerError : null;

        (await aws.PublishAsync("m")).Status.Should().Be(500);
        (await aws.CallAsync("Publish", ("TopicArn", other), ("Message", "m"))).Status.Should().Be(200);
    }

    [Fact]
    public async Task Calls_are_recorded_with_what_they_name_and_never_with_texts()
    {
        await using var aws = await SnsRunning.StartAsync();
        await using var subscriber = await SnsSubscriber.StartAsync();
        await aws.CallAsync("CreateTopic", ("Name", "new"));
        var arn = await aws.JoinAsync(subscriber);
        await aws.CallAsync(
            "SetSubscriptionAttributes",
            ("SubscriptionArn", arn),
            ("AttributeName", "FilterPolicy"),
            ("AttributeValue", "{}")
        );
        await aws.PublishAsync("hunter2", ("Subject", "hunter3"));

        aws.Server.Calls.Select(call => $"{call.Number} {call.Operation} {string.Join(',', call.Names)}")
            .Should()
            .Equal(
                "1 CreateTopic new",
                $"2 Subscribe {SnsRunning.Topic}",
                $"3 ConfirmSubscription {SnsRunning.Topic}",
                $"4 SetSubscriptionAttributes {arn}",
                $"5 Publish {SnsRunning.Topic}"
            );
        aws.Server.Calls.Should().OnlyContain(call => call.At == aws.Time.Now);
    }
}
