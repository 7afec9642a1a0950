using FluentAssertions;
using Tokens.Tests.ParameterStoreServer;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class FaultTests
{
    [Fact]
    public async Task A_refused_call_is_not_done()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Faults = _ => new Fault.Refuse("AccessDeniedException", "no");

        var answer = await aws.CreateAsync("/a");

        (answer.Status, answer.Error, answer["message"].GetString()).Should().Be((400, "AccessDeniedException", "no"));
        aws.Server.Store.Find("/a").Should().BeNull();
    }

    [Fact]
    public async Task A_server_error_is_a_500_and_nothing_is_done()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Faults = _ => Fault.ServerError;

        var answer = await aws.CreateAsync("/a");

        (answer.Status, answer.Error).Should().Be((500, "InternalServerError"));
        aws.Server.Store.Find("/a").Should().BeNull();
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_call_done()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Faults = _ => new Fault.DropAnswer();

        await aws.Invoking(it => it.CreateAsync("/a")).Should().ThrowAsync<HttpRequestException>();

        aws.Server.Store.Find("/a").Should().NotBeNull();
    }

    [Fact]
    public async Task A_garbage_answer_leaves_the_call_done()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Faults = _ => new Fault.Garbage("<html>");

        var answer = await aws.CreateAsync("/a");

        (answer.Status, answer.Text).Should().Be((200, "<html>"));
        aws.Server.Store.Find("/a").Should().NotBeNull();
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_one_call()
    {
        await using var aws = await Running.StartAsync();
        aws.Server.Faults = call =>
            call is { Operation: "PutParameter", Names: ["/b"] } ? new Fault.Refuse("TooManyUpdates") : null;

        (await aws.CreateAsync("/a")).Error.Should().BeNull();
        (await aws.CreateAsync("/b")).Error.Should().Be("TooManyUpdates");
    }

    [Fact]
    public async Task A_delayed_call_waits_for_its_time_and_then_succeeds()
    {
        var time = new WaitingTime();
        await using var server = await ParameterStore.StartAsync(new ParameterStoreOptions { Time = time });
        using var client = new SsmClient(server.Endpoint);
        server.Store.Seed("/a", "v");
        server.Faults = _ => new Fault.Delay(TimeSpan.FromHours(1));

        var call = client.CallAsync("GetParameter", new { Name = "/a" });
        var wait = await time.NextWait;
        call.IsCompleted.Should().BeFalse();
        wait.End();

        (wait.For, (await call).Error).Should().Be((TimeSpan.FromHours(1), null));
    }

    [Fact]
    public async Task Every_call_waits_the_latency()
    {
        var time = new WaitingTime();
        var options = new ParameterStoreOptions { Time = time, Latency = TimeSpan.FromMinutes(5) };
        await using var server = await ParameterStore.StartAsync(options);
        using var client = new SsmClient(server.Endpoint);

        var call = client.CallAsync("DescribeParameters", new { });
        var wait = await time.NextWait;
        wait.End();

        (wait.For, (await call).Error).Should().Be((TimeSpan.FromMinutes(5), null));
    }

    [Fact]
    public async Task Calls_are_recorded_with_their_names_and_never_with_values()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a", "hunter2");
        await aws.CallAsync("GetParameters", new { Names = new[] { "/a:1", "/b" } });
        await aws.CallAsync("GetParametersByPath", new { Path = "/p" });

        aws.Server.Calls.Select(call => $"{call.Number} {call.Operation} {string.Join(',', call.Names)}")
            .Should()
            .Equal("1 PutParameter /a", "2 GetParameters /a:1,/b", "3 GetParametersByPath /p");
        aws.Server.Calls.Should().OnlyContain(call => call.At == aws.Time.Now);
    }

    [Fact]
    public async Task Recorded_calls_can_be_forgotten()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");

        aws.Server.ForgetCalls();

        aws.Server.Calls.Should().BeEmpty();
    }
}
