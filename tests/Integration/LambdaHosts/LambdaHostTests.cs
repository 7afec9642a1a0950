using FluentAssertions;
using Tokens.Tests.LambdaHosts;
using Xunit;

namespace Tokens.Tests.Integration.LambdaHosts;

/// <summary>The hosted process is a shell that tells its API's address and sleeps; the test speaks to the API in its place.</summary>
public sealed class LambdaHostTests
{
    private const string TellAndSleep = "echo \"api $AWS_LAMBDA_RUNTIME_API\"; exec sleep 600";

    [Fact]
    public async Task A_warm_process_serves_one_invocation_after_another()
    {
        await using var host = await HostAsync(TellAndSleep);
        var first = host.InvokeAsync("1");
        var runtime = new PuppetRuntime(await AddressAsync(host));
        await AnswerAsync(runtime);
        var cold = await first;
        var second = host.InvokeAsync("2");
        await AnswerAsync(runtime);
        var warm = await second;

        cold.Should().BeOfType<Invocation.Answered>().Which.InitDuration.Should().BePositive();
        warm.Should().BeOfType<Invocation.Answered>().Which.InitDuration.Should().BeNull();
        Addresses(host).Should().ContainSingle();
    }

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
    public async Task A_process_that_ends_without_an_answer_tells_its_exit_code()
    {
        await using var host = await HostAsync("exit 3");

        (await host.InvokeAsync("{}")).Should().BeOfType<Invocation.Exited>().Which.ExitCode.Should().Be(3);
    }

    [Fact]
    public async Task What_a_process_writes_is_kept_with_its_source()
    {
        await using var host = await HostAsync("echo to the log; echo to the error log >&2; exit 1");
        await host.InvokeAsync("{}");

        host.Output.Lines.Should()
            .BeEquivalentTo([
                new OutputLine(OutputSource.StandardOutput, "to the log"),
                new OutputLine(OutputSource.StandardError, "to the error log"),
            ]);
    }

    [Fact]
    public async Task A_line_can_be_waited_for_while_the_process_runs()
    {
        await using var host = await HostAsync("sleep 0.1; echo working; exec sleep 600");
        var invocation = host.InvokeAsync("{}");

        var line = await host.Output.WaitForAsync(line => line.Text == "working");

        line.Source.Should().Be(OutputSource.StandardOutput);
        invocation.IsCompleted.Should().BeFalse();
        host.Kill();
        await invocation;
    }

    [Fact]
    public async Task A_line_that_never_comes_ends_the_wait_with_those_that_did()
    {
        await using var host = await HostAsync("echo something else");
        await host.InvokeAsync("{}");

        var waiting = () => host.Output.WaitForAsync(line => line.Text == "never", TimeSpan.FromMilliseconds(20));

        await waiting.Should().ThrowAsync<TimeoutException>().WithMessage("*something else*");
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

    [Fact]
    public async Task Nothing_can_be_hosted_that_is_not_there()
    {
        var starting = () => LambdaHost.StartAsync(new LambdaHostOptions { Executable = "/no/such/bootstrap" });

        await starting.Should().ThrowAsync<FileNotFoundException>();
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
        await AnswerAsync(runtime);
        (await invocation).Should().BeOfType<Invocation.Answered>().Which.InitDuration.Should().NotBeNull();
    }

    private static async Task AnswerAsync(PuppetRuntime runtime)
    {
        using var accepted = await runtime.RespondAsync(await runtime.NextIdAsync(), "{}");
    }

    private static async Task<string> AddressAsync(LambdaHost host, int process = 1)
    {
        await host.Output.WaitForAsync(_ => Addresses(host).Length >= process);
        return Addresses(host)[process - 1];
    }

    private static string[] Addresses(LambdaHost host) =>
        [
            .. host
                .Output.Lines.Where(line => line.Text.StartsWith("api ", StringComparison.Ordinal))
                .Select(line => line.Text[4..]),
        ];
}
