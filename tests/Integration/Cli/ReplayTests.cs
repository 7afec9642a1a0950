using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class ReplayTests : WorldTests
{
    [Fact]
    public async Task Prints_the_answer_and_the_log_lines_apart()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.PipeAsync("""{"connections":["acme"]}""", "replay", "-");
        var schedule = await World.CommandAsync("replay", Sample("schedule-scheduler"));
        var failing = await World.PipeAsync("""{"connections":["nobody"]}""", "replay", "-");

        run.ExitCode.Should().Be(0, run.Errors);
        JsonNode.Parse(run.Output)!["body"]!["refreshed"]!
            .AsArray()
            .Select(name => (string?)name)
            .Should()
            .Equal("acme");
        run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (string?)JsonNode.Parse(line)!["connection"])
            .Should()
            .Contain("acme");
        schedule.Output.Should().Contain("\"skipped\":[\"acme\"]");
        failing.ExitCode.Should().Be(1);
        failing.Output.Should().Contain("\"statusCode\":500");
    }

    [Theory]
    [InlineData("policy-action-no-change", "RemindOfRotation")]
    [InlineData("parameter-change-update", "DetectRotation")]
    [InlineData("sns-envelope", "CompleteRotation")]
    public async Task Chooses_the_function_by_the_events_shape(string sample, string function)
    {
        var run = await World.CommandAsync("replay", Sample(sample));

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().BeEmpty();
        run.Errors.Should().Contain($"note: {function} is done; it has no response");
    }

    [Fact]
    public async Task Takes_a_rotation_completed_message_alone_and_proves_the_secret()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.PipeAsync($$"""{"parameter":"{{World.Root}}/acme/client-secret"}""", "replay", "-");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should().Contain("its newest version works");
        (await World.GetAsync($"{World.Root}/acme/client-secret:proven"))!.Version.Should().Be(1);
    }

    [SkippableFact]
    public async Task Takes_an_event_that_is_pasted_at_a_terminal()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.TypeAsync(["replay", "-"], ("Ctrl-D", "{}\n\u0004"));

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("\"refreshed\":[\"acme\"]");
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_file()
    {
        var missing = await World.CommandAsync("replay", "/nonexistent/event.json");
        var malformed = await World.PipeAsync("not JSON", "replay", "-");

        missing.ExitCode.Should().Be(2);
        missing.Errors.Should().Contain("the file /nonexistent/event.json cannot be read");
        malformed.ExitCode.Should().Be(2);
        malformed.Errors.Should().Contain("the event is not JSON");
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "events", name + ".json");
}
