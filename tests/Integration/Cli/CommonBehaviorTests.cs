namespace Tokens.Tests.Integration.Cli;

/// <summary>What all subcommands have in common.</summary>
public sealed class CommonBehaviorTests
{
    [Theory]
    [InlineData("statu", "error: Unrecognized command or argument 'statu'; see tokens --help\n")]
    [InlineData("status --jsn", "error: Unrecognized option '--jsn'; see tokens status --help\n")]
    [InlineData(
        "status --endpoint-url here",
        "error: --endpoint-url: \"here\" is not a URL; *; see tokens status --help\n"
    )]
    [InlineData("demo --days 0", "error: --days: give a number from 1 to 1000; see tokens demo --help\n")]
    [InlineData("demo --days x", "error: --days: give a number from 1 to 1000; see tokens demo --help\n")]
    [InlineData("demo --speed x", "error: --speed: give a number of days a second, *; see tokens demo --help\n")]
    [InlineData(
        "add acme",
        "error: give --client with the name of a client *, or --provider *; see tokens add --help\n"
    )]
    [InlineData(
        "client add erp",
        "error: give --provider, as in --provider amazon-lwa; see tokens client add --help\n"
    )]
    [InlineData("status --every 5s", "error: --every is for --watch; give both; see tokens status --help\n")]
    [InlineData("status --watch --every 2d", "error: --every: \"2d\" is too long; at most 24 h; *\n")]
    [InlineData("status --watch --every x", "error: --every: \"x\" is no span of time; *\n")]
    [InlineData("local --every soon", "error: --every: \"soon\" is no span of time; *; see tokens local --help\n")]
    [InlineData("local --parameters nowhere.json", "error: --parameters: nowhere.json does not exist; *\n")]
    [InlineData("client lst", "error: *'lst'*; see tokens client --help\n")]
    [InlineData("status --root tokens", "error: The environment variable TOKENS_ROOT is wrong: \"tokens\" *\n")]
    public async Task Wrong_usage_is_one_line_on_standard_error_with_a_hint_and_the_exit_code_2(
        string arguments,
        string error
    )
    {
        var run = await Command.RunAsync(arguments.Split(' '));

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        run.Errors.Should().Match(error);
        run.Errors.TrimEnd('\n').Should().NotContain("\n");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("refresh")]
    [InlineData("doctor")]
    public async Task A_store_that_does_not_answer_is_one_line_and_the_exit_code_3(string command)
    {
        await using var world = await World.StartWithoutAwsAsync();

        var run = await world.CommandAsync(command);

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.Errors.Should().StartWith("error: Parameter Store could not be reached").And.NotContain("   at ");
        run.Errors.TrimEnd('\n').Should().NotContain("\n");
    }

    [Fact]
    public async Task Missing_credentials_are_named_with_what_to_do()
    {
        var nowhere = new Dictionary<string, string>
        {
            ["HOME"] = "/nonexistent",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_ACCESS_KEY_ID"] = "",
            ["AWS_SECRET_ACCESS_KEY"] = "",
        };

        var run = await Command.RunAsync(["status", "--region", "us-east-1"], nowhere);

        run.ExitCode.Should().Be(3);
        run.Errors.Should().StartWith("error: no AWS credentials were found; give --profile");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("client")]
    public async Task Help_shows_examples(string command)
    {
        var run = await Command.RunAsync([command, "--help"]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("Examples:\n  tokens " + command);
    }

    [Fact]
    public async Task Without_a_subcommand_it_shows_what_there_is()
    {
        var run = await Command.RunAsync([]);

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("Commands:").And.Contain("  status");
    }
}
