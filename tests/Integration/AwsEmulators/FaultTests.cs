using FluentAssertions;
using Tokens.Emulator;
using Xunit;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>What a test can have go wrong, and what it can see of the calls.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["refusal"] = new Fault.Refuse("AccessDenied", "no", 403),
        ["server error"] = Fault.ServerError,
        ["dropped answer"] = new Fault.DropAnswer(),
        ["garbage"] = new Fault.Garbage("""{"what":"is this?"}"""),
    };

    private AwsEmulator server = null!;
    private AwsClient ssm = null!;
    private AwsClient sns = null!;

    public async Task InitializeAsync()
    {
        server = await AwsEmulator.StartAsync();
        (ssm, sns) = (new AwsClient(server.Endpoint, "ssm"), new AwsClient(server.Endpoint, "sns"));
    }

    public async Task DisposeAsync()
    {
        ssm.Dispose();
        sns.Dispose();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("refusal", "403 AccessDenied", "403 AccessDenied", false)]
    [InlineData("server error", "500 InternalServerError", "500 InternalError", false)]
    [InlineData("dropped answer", "(no answer)", "(no answer)", true)]
    [InlineData("garbage", "{what:is this?}", "{what:is this?}", true)]
    public async Task A_fault_has_its_answer_and_says_whether_the_call_was_done(
        string fault,
        string fromSsm,
        string fromSns,
        bool isDone
    )
    {
        server.Faults = _ => Faults[fault];

        (await PutAsync("/a")).Outcome().Should().Be(fromSsm);
        (await PublishAsync(server.CreateTopic("alerts"))).Outcome().Should().Be(fromSns);

        (server.Store.Find("/a") is not null, server.Published.Count == 1).Should().Be((isDone, isDone));
    }

    [Fact]
    public async Task A_fault_can_be_meant_for_one_call()
    {
        var (alerts, other) = (server.CreateTopic("alerts"), server.CreateTopic("other"));
        server.Faults = call =>
            call.Names is ["/b"] || call.Names[0] == other ? new Fault.Refuse("TooManyUpdates") : null;

        (await PutAsync("/a")).Status.Should().Be(200);
        (await PutAsync("/b")).Outcome().Should().Be("TooManyUpdates");
        (await PublishAsync(alerts)).Status.Should().Be(200);
        (await PublishAsync(other)).Outcome().Should().Be("TooManyUpdates");
    }

    [Theory]
    [InlineData("ssm", "DescribeParameters", false)]
    [InlineData("sns", "CreateTopic", true)]
    public async Task A_latency_and_a_delay_are_waited_for_on_the_clock(string service, string operation, bool isFault)
    {
        var time = AwsScript.Clock();
        var (hour, began) = (TimeSpan.FromHours(1), time.GetUtcNow());
        var options = new AwsEmulatorOptions { Time = time, Latency = isFault ? TimeSpan.Zero : hour };
        await using var slow = await AwsEmulator.StartAsync(options);
        slow.Faults = _ => isFault ? new Fault.Delay(hour) : null;
        using var client = new AwsClient(slow.Endpoint, service);

        var call = client.CallAsync(operation, """{"Name":"a"}""");
        while (!call.IsCompleted)
        {
            await Task.Delay(1);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        (await call).Status.Should().Be(200);
        (time.GetUtcNow() - began).Should().BeGreaterThanOrEqualTo(hour);
    }

    [Fact]
    public async Task Calls_are_recorded_with_what_they_name_and_never_with_values()
    {
        using var kms = new AwsClient(server.Endpoint, "kms");
        var topic = server.CreateTopic("alerts");
        await PutAsync("/a");
        await ssm.CallAsync("GetParameters", """{"Names":["/a:1","/b"]}""");
        await ssm.CallAsync("GetParametersByPath", """{"Path":"/p"}""");
        await PublishAsync(topic);
        await kms.CallAsync("Encrypt", """{"KeyId":"k","Plaintext":"YQ==","EncryptionContext":{"y":"2","x":"1"}}""");

        server
            .Calls.Select(call => $"{call.Number} {call.Operation} {string.Join(',', call.Names)}")
            .Should()
            .Equal(
                "1 PutParameter /a",
                "2 GetParameters /a:1,/b",
                "3 GetParametersByPath /p",
                $"4 Publish {topic}",
                "5 Encrypt k,1,2"
            );

        server.ForgetCalls();
        server.ForgetPublished();
        (server.Calls.Count, server.Published.Count).Should().Be((0, 0));
    }

    private Task<AwsAnswer> PutAsync(string name) =>
        ssm.CallAsync("PutParameter", $$"""{"Name":"{{name}}","Value":"hunter2","Type":"String"}""");

    private Task<AwsAnswer> PublishAsync(string topic) =>
        sns.CallAsync("Publish", $$"""{"TopicArn":"{{topic}}","Message":"hunter2","Subject":"hunter3"}""");
}
