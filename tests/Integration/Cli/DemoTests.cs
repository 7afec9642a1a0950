namespace Tokens.Tests.Integration.Cli;

public sealed class DemoTests
{
    /// <summary>How the secrets and tokens of the sample provider begin.</summary>
    private static readonly string[] Credentials = ["sample-secret-", "Atza|", "Atzr|", "00D!", "5Aep"];

    /// <summary>All 200 days, which take seconds, run once for several tests.</summary>
    private static readonly Lazy<Task<CommandRun>> Whole = new(() => RunAsync("demo", "--json"));

    [Fact]
    public async Task Simulates_the_whole_rotation_of_a_secret()
    {
        var run = await Whole.Value;

        run.ExitCode.Should().Be(0);
        run.Errors.Should().BeEmpty();
        var events = Events(run).ToList();
        Notified(events, "my-erp")
            .Should()
            .Equal(
                (150, "reminder", "info"),
                (165, "reminder", "info"),
                (173, "reminder", "warning"),
                (177, "reminder", "warning"),
                (178, "secret-refused", "critical"),
                (179, "reminder", "critical"),
                (179, "secret-proven", "info")
            );
        Notified(events, "sp-api").Should().Equal((150, "reminder", "info"), (165, "reminder", "info"));
        Notified(events, "salesforce").Should().Equal((40, "refresh-failing", "critical"), (40, "recovered", "info"));
    }

    [Fact]
    public async Task Summarises_each_connection()
    {
        var run = await Whole.Value;

        var summary = JsonNode.Parse(run.Lines[^1])!;
        ((string?)summary["type"]).Should().Be("summary");
        var connections = summary["connections"]!.AsArray().ToDictionary(one => (string)one!["name"]!);
        connections.Values.Should().OnlyContain(one => (string?)one!["state"] == "healthy");
        ((int)connections["my-erp"]!["failed"]!).Should().Be(0, "the proven secret went on working");
        ((int)connections["my-erp"]!["secondsWithoutGoodToken"]!).Should().Be(0);
        ((int)connections["sp-api"]!["secondsWithoutGoodToken"]!).Should().Be(0);
        ((int)connections["salesforce"]!["secondsWithoutGoodToken"]!)
            .Should()
            .BeInRange(1, 4 * 3600, "one outage of two was longer than a token lives on");
    }

    [Fact]
    public async Task Is_the_same_each_time()
    {
        var first = await RunAsync("demo", "--days", "45", "--json");
        var second = await RunAsync("demo", "--days", "45", "--json");

        second.Output.Should().Be(first.Output).And.Contain("\"day\":40");
    }

    [Fact]
    public async Task Is_read_as_plain_lines_through_a_pipe()
    {
        var run = await RunAsync("demo", "--days", "5");

        run.ExitCode.Should().Be(0);
        run.HasEscapes.Should().BeFalse();
        run.Output.Should().Contain("is neither");
        run.LineOf("my-erp").Should().MatchRegex("^my-erp +healthy +240 +0 +never +rotate in 175 d$");
    }

    [SkippableFact]
    public async Task Shows_its_progress_at_a_terminal_and_takes_it_away_again()
    {
        var run = await PseudoTerminal.RunAsync(["demo", "--days", "5", "--speed", "0"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain(" day   4 of 5  ████████████████████████░░░░░░").And.Contain("\r\e[2K");
        run.Output.Should().Contain("\e[32mhealthy\e[0m");
    }

    private static async Task<CommandRun> RunAsync(params string[] arguments)
    {
        var run = await Command.RunAsync(arguments);
        run.Output.Should().NotContainAny(Credentials);
        return run;
    }

    private static IEnumerable<JsonNode> Events(CommandRun run) =>
        run.Lines.Select(line => JsonNode.Parse(line)!).Where(line => (string?)line["type"] == "event");

    private static IEnumerable<(int Day, string? Kind, string? Severity)> Notified(
        IEnumerable<JsonNode> events,
        string connection
    ) =>
        events
            .Where(one => (string?)one["connection"] == connection)
            .Select(one => ((int)one["day"]!, (string?)one["kind"], (string?)one["severity"]));
}
