using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class StatusTests : WorldTests
{
    [Fact]
    public async Task Shows_each_connection_in_a_line_of_plain_text_through_a_pipe()
    {
        await using var world = await StartAsync();

        var run = await world.CommandAsync("status");

        run.ExitCode.Should().Be(1, "one of them needs action");
        run.Errors.Should().BeEmpty();
        run.HasEscapes.Should().BeFalse();
        run.Lines[0].Should().MatchRegex("^CONNECTION +STATE +PROVIDER +CLIENT +TOKEN +SECRET +LAST FAILURE$");
        run.LineOf("acme").Should().MatchRegex("^acme +healthy +amazon-lwa +- +59 min left +rotate in 179 d +-$");
        run.LineOf("broken").Should().MatchRegex("^broken +unusable .*field provider: use one of ");
        run.LineOf("fresh").Should().MatchRegex("^fresh +healthy +amazon-lwa +- +none yet ");
    }

    [Fact]
    public async Task Shows_the_client_of_a_connection_that_uses_one()
    {
        await World.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.UseClientAsync("erp", "acme");

        var table = await World.CommandAsync("status");
        var json = await World.CommandAsync("status", "--json");

        table.LineOf("acme").Should().MatchRegex("^acme +healthy +amazon-lwa +erp +none yet ");
        ((string?)JsonNode.Parse(json.Output)!["connections"]![0]!["client"]).Should().Be("erp");
    }

    [SkippableFact]
    public async Task Shows_colours_and_bars_at_a_terminal()
    {
        await using var world = await StartAsync();

        var run = await world.CommandAtTerminalAsync("status");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("\e[32mhealthy\e[0m").And.Contain("\e[31munusable\e[0m");
        run.LineOf("acme").Should().Contain("██████████ 59 min left");
    }

    [SkippableFact]
    public async Task Shows_bars_without_colours_where_NO_COLOR_is_set()
    {
        await using var world = await StartAsync();
        world.Variables["NO_COLOR"] = "1";

        var run = await world.CommandAtTerminalAsync("status");

        run.Output.Should().NotContain("\e[3").And.Contain("█");
    }

    [Fact]
    public async Task Answers_JSON_with_every_field_for_one_that_is_named()
    {
        await using var world = await StartAsync();

        var run = await world.CommandAsync("status", "acme", "--json");

        run.ExitCode.Should().Be(0, "whatever is wrong with the others");
        var only = JsonNode.Parse(run.Output)!["connections"]!.AsArray().Single()!.AsObject();
        only.Select(field => field.Key)
            .Should()
            .Equal(
                "name",
                "state",
                "awaitsMending",
                "provider",
                "client",
                "since",
                "reason",
                "failures",
                "retryAt",
                "runningOnVersion",
                "accessToken",
                "clientSecret",
                "refreshToken"
            );
        ((string?)only["state"]).Should().Be("healthy");
        ((long)only["accessToken"]!["secondsLeft"]!).Should().BeInRange(3000, 3600);
        ((long)only["clientSecret"]!["daysLeft"]!).Should().Be(179);
    }

    [Fact]
    public async Task Watches_with_a_line_of_JSON_for_each_reading_until_it_is_interrupted()
    {
        await using var world = await StartAsync();
        using var watch = world.Begin("status", "fresh", "--watch", "--every", "1s", "--json");
        await watch.WaitForAsync("\"accessToken\":null");

        await world.RefreshAsync("""{"connections":["fresh"]}""");
        await watch.WaitForAsync("\"accessToken\":{");
        var run = await watch.InterruptAsync();

        run.ExitCode.Should().Be(130);
        run.Errors.Should().Be("note: ended\n");
        run.Lines.Should().HaveCountGreaterThan(1);
        run.Lines.Select(line => (DateTimeOffset)JsonNode.Parse(line)!["at"]!).Should().BeInAscendingOrder();
    }

    [SkippableFact]
    public async Task Watches_at_a_terminal_on_the_alternate_screen_and_leaves_the_last_table()
    {
        await using var world = await StartAsync();
        const string ctrlC = "\x03";

        var run = await world.TypeAsync(
            ["status", "--watch", "--every", "1s"],
            ("\e[J", ""),
            ("\e[H", ""),
            ("\e[J", ctrlC),
            ("\e[?1049l", "")
        );

        run.ExitCode.Should().Be(130);
        run.Output.Should().Contain("\e[?1049h\e[H");
        var left = run.Output[run.Output.IndexOf("\e[?1049l", StringComparison.Ordinal)..];
        left.Should()
            .Contain("every 1 s; Ctrl-C ends it")
            .And.Contain("healthy")
            .And.Contain("note:")
            .And.NotContain("\e[J");
    }

    [Fact]
    public async Task Says_what_a_connection_waits_for()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        await World.RefreshAsync();

        var run = await World.CommandAsync("status");

        run.ExitCode.Should().Be(1);
        run.LineOf("acme").Should().Contain("sign-in-again").And.Contain("invalid_grant");
    }

    [Fact]
    public async Task Says_how_to_begin_where_there_is_no_connection()
    {
        var run = await World.CommandAsync("status");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("No connections yet: ");
    }

    /// <summary>One that was refreshed, one that never was, and one whose definition is wrong.</summary>
    private static async Task<World> StartAsync()
    {
        var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        await world.ConnectAsync("fresh", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.DefineAsync("broken", """{"provider":"no-such-provider"}""");
        return world;
    }
}
