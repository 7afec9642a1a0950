namespace Tokens.Tests.Integration.LambdaHosts;

/// <summary>The hosted process is a shell that tells its API's address and sleeps; the test speaks to the API in its place.</summary>
public sealed class LambdaHostTests
{
    private const string TellAndSleep = "echo \"api $AWS_LAMBDA_RUNTIME_API\"; exec sleep 600";

    [Fact]
    public async Task Warming_up_tells_the_time_from_the_start_to_the_first_question()
    {
        await using var host = await HostAsync($"sleep 0.2; {TellAndSleep}");
        var warmingUp = host.WarmUpAsync();
        var runtime = new PuppetRuntime(await AddressAsync(host));
        _ = runtime.NextAsync();

        (await warmingUp).Should().BeGreaterThan(TimeSpan.FromMilliseconds(190));
    }

    [Fact]
    public async Task A_killed_process_ends_its_invocation_and_the_next_starts_a_fresh_one()
    {
        await using var host = await HostAsync(TellAndSleep);
        var killed = host.InvokeAsync("1");
        var runtime = new PuppetRuntime(await AddressAsync(host));
        await runtime.NextIdAsync();
        host.Kill();

        (await killed).Should().BeOfType<Invocation.Exited>().Which.ExitCode.Should().Be(137);
        await ServesAsync(host, process: 2);
    }

    [Fact]
    public async Task A_process_killed_between_two_invocations_is_replaced()
    {
        await using var host = await HostAsync(TellAndSleep);
        await ServesAsync(host, process: 1);
        var waiting = new PuppetRuntime(await AddressAsync(host)).NextAsync();
        await host.WarmUpAsync();

        host.Kill();

        await ServesAsync(host, process: 2);
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task A_process_that_ends_after_its_answer_is_replaced()
    {
        var end = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var host = await HostAsync(
            "echo \"api $AWS_LAMBDA_RUNTIME_API\"; until rm \"$END\" 2>/dev/null; do sleep 0.02; done",
            options => options with { Environment = new Dictionary<string, string> { ["END"] = end } }
        );
        await ServesAsync(host, process: 1);
        await File.WriteAllTextAsync(end, "");
        await ServesAsync(host, process: 2);
    }

    [Fact]
    public async Task A_process_that_does_not_answer_in_time_is_killed_and_replaced()
    {
        await using var host = await HostAsync(
            TellAndSleep,
            options => options with { Timeout = TimeSpan.FromSeconds(1) }
        );
        var late = host.InvokeAsync("1");
        var runtime = new PuppetRuntime(await AddressAsync(host));
        await runtime.NextIdAsync();

        (await late).Should().BeOfType<Invocation.TimedOut>();
        host.ProcessId.Should().BeNull();
        await ServesAsync(host, process: 2);
    }

    [Fact]
    public async Task A_process_that_never_asks_for_an_event_is_timed_out()
    {
        await using var host = await HostAsync(
            "exec sleep 600",
            options => options with { InitTimeout = TimeSpan.FromMilliseconds(100) }
        );

        (await host.InvokeAsync("{}")).Should().BeOfType<Invocation.TimedOut>().Which.InitDuration.Should().BeNull();
    }

    [Fact]
    public async Task A_process_that_reports_that_it_cannot_start_fails_the_invocation()
    {
        await using var host = await HostAsync(TellAndSleep);
        var invocation = host.InvokeAsync("{}");
        var runtime = new PuppetRuntime(await AddressAsync(host));
        await runtime.FailInitAsync("""{"errorType":"Startup","errorMessage":"TOKENS_ROOT is empty"}""");

        (await invocation)
            .Should()
            .BeOfType<Invocation.Failed>()
            .Which.ErrorMessage.Should()
            .Be("TOKENS_ROOT is empty");
    }

    [Fact]
    public async Task A_cancelled_invocation_leaves_no_process_behind()
    {
        using var cancellation = new CancellationTokenSource();
        await using var host = await HostAsync(TellAndSleep);
        var invocation = host.InvokeAsync("{}", cancellation.Token);
        await AddressAsync(host);
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => invocation).Should().ThrowAsync<OperationCanceledException>();
        host.ProcessId.Should().BeNull();
    }

    private static Task<LambdaHost> HostAsync(string script, Func<LambdaHostOptions, LambdaHostOptions>? change = null)
    {
        var options = new LambdaHostOptions { Executable = "/bin/sh", Arguments = ["-c", script] };
        return LambdaHost.StartAsync(change is null ? options : change(options));
    }

    private static async Task ServesAsync(LambdaHost host, int process)
    {
        var invocation = host.InvokeAsync("{}");
        var runtime = new PuppetRuntime(await AddressAsync(host, process));
        await runtime.RespondAsync(await runtime.NextIdAsync(), "{}");
        (await invocation).Should().BeOfType<Invocation.Answered>().Which.InitDuration.Should().NotBeNull();
    }

    private static async Task<string> AddressAsync(LambdaHost host, int process = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Addresses(host).Length < process)
        {
            await Task.Delay(10, patience.Token);
        }

        return Addresses(host)[process - 1];
    }

    private static string[] Addresses(LambdaHost host) =>
        [
            .. host
                .Output.Lines.Where(line => line.Text.StartsWith("api ", StringComparison.Ordinal))
                .Select(line => line.Text[4..]),
        ];
}
