using System.Globalization;
using System.Net;
using FluentAssertions;
using Tokens.Tests.LambdaHosts;
using Xunit;

namespace Tokens.Tests.Integration.LambdaHosts;

public sealed class RuntimeApiTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:lambda:eu-west-1:000000000000:function:tokens";
    private RuntimeApi api = null!;
    private PuppetRuntime runtime = null!;

    public async Task InitializeAsync()
    {
        api = await RuntimeApi.StartAsync(Arn, TimeSpan.FromMinutes(1));
        runtime = new PuppetRuntime(api.Address);
    }

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Fact]
    public async Task A_runtime_that_asks_waits_until_there_is_an_event()
    {
        var next = runtime.NextAsync();
        await api.Asking;
        next.IsCompleted.Should().BeFalse();

        _ = api.InvokeAsync("""{"event":1}""");

        using var answer = await next;
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"event":1}""");
    }

    [Fact]
    public async Task An_event_that_came_first_waits_for_a_runtime_that_asks()
    {
        _ = api.InvokeAsync("""{"event":2}""");

        using var answer = await runtime.NextAsync();

        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"event":2}""");
    }

    [Fact]
    public async Task An_event_comes_with_its_id_its_deadline_its_function_and_its_trace()
    {
        var before = DateTimeOffset.UtcNow;
        _ = api.InvokeAsync("{}");
        using var answer = await runtime.NextAsync();

        Guid.TryParse(PuppetRuntime.RequestId(answer), out _).Should().BeTrue();
        Header(answer, "Lambda-Runtime-Invoked-Function-Arn").Should().Be(Arn);
        Header(answer, "Lambda-Runtime-Trace-Id")
            .Should()
            .MatchRegex("^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};");
        var deadline = long.Parse(Header(answer, "Lambda-Runtime-Deadline-Ms"), CultureInfo.InvariantCulture);
        DateTimeOffset
            .FromUnixTimeMilliseconds(deadline)
            .Should()
            .BeOnOrAfter(before.AddMinutes(1).AddMilliseconds(-1))
            .And.BeOnOrBefore(DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task An_answer_is_accepted_in_JSON_and_reaches_whoever_invoked()
    {
        var invocation = api.InvokeAsync("{}");
        using var accepted = await runtime.RespondAsync(await runtime.NextIdAsync(), """{"statusCode":200}""");

        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await accepted.Content.ReadAsStringAsync()).Should().Be("""{"status":"OK"}""");
        (await invocation).Should().BeOfType<Invocation.Answered>().Which.Payload.Should().Be("""{"statusCode":200}""");
    }

    [Fact]
    public async Task An_error_reaches_whoever_invoked_with_its_type_its_message_and_its_trace()
    {
        var invocation = api.InvokeAsync("{}");
        using var accepted = await runtime.FailAsync(
            await runtime.NextIdAsync(),
            """{"errorType":"AuthError","errorMessage":"No such connection","stackTrace":["at A","at B"]}"""
        );

        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var failed = (await invocation).Should().BeOfType<Invocation.Failed>().Which;
        failed.ErrorType.Should().Be("AuthError");
        failed.ErrorMessage.Should().Be("No such connection");
        failed.StackTrace.Should().Equal("at A", "at B");
    }

    [Fact]
    public async Task An_error_that_is_not_JSON_keeps_its_text_and_takes_its_type_from_the_header()
    {
        var invocation = api.InvokeAsync("{}");
        using var accepted = await runtime.FailAsync(await runtime.NextIdAsync(), "out of memory", "Runtime.Fatal");

        var failed = (await invocation).Should().BeOfType<Invocation.Failed>().Which;
        failed.ErrorType.Should().Be("Runtime.Fatal");
        failed.ErrorMessage.Should().Be("out of memory");
    }

    [Fact]
    public async Task A_runtime_that_cannot_start_says_why()
    {
        using var accepted = await runtime.FailInitAsync(
            """{"errorType":"Startup","errorMessage":"TOKENS_ROOT is empty"}"""
        );

        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await api.InitFailed).ErrorMessage.Should().Be("TOKENS_ROOT is empty");
    }

    [Fact]
    public async Task An_answer_to_an_event_that_is_not_out_is_refused()
    {
        using var refused = await runtime.RespondAsync("no-such-id", "{}");

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("InvalidRequestID");
    }

    [Fact]
    public async Task An_event_is_answered_once()
    {
        var invocation = api.InvokeAsync("{}");
        var id = await runtime.NextIdAsync();
        using var first = await runtime.RespondAsync(id, "1");
        using var second = await runtime.RespondAsync(id, "2");

        second.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await invocation).Should().BeOfType<Invocation.Answered>().Which.Payload.Should().Be("1");
    }

    [Fact]
    public async Task An_answer_after_the_time_was_up_is_refused()
    {
        await using var hasty = await RuntimeApi.StartAsync(Arn, TimeSpan.FromMilliseconds(50));
        var slow = new PuppetRuntime(hasty.Address);
        var invocation = hasty.InvokeAsync("{}");
        var id = await slow.NextIdAsync();

        (await invocation).Should().BeOfType<Invocation.TimedOut>().Which.Duration.Should().BePositive();
        using var late = await slow.RespondAsync(id, "{}");
        late.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
