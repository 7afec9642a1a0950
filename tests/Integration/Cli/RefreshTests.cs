using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Cli;

public sealed class RefreshTests
{
    [Fact]
    public async Task Refreshes_what_is_due_and_says_why_the_rest_is_not()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.DefineAsync("off", """{"provider":"amazon-lwa","enabled":false}""");

        var first = await world.CommandAsync("refresh");
        var token = await world.GetAsync($"{world.Root}/acme/access-token");
        var second = await world.CommandAsync("refresh");

        first.ExitCode.Should().Be(0);
        first.HasEscapes.Should().BeFalse();
        first.LineOf("acme").Should().MatchRegex("^acme +refreshed +good for 60 min$");
        first.LineOf("off").Should().MatchRegex("^off +skipped +switched off$");
        token!.Value.Should().StartWith("Atza|fake-access-");
        second.LineOf("acme").Should().MatchRegex("^acme +skipped +not due yet$");
    }

    [SkippableFact]
    public async Task Refreshes_one_that_is_named_whatever_its_age_in_colour_at_a_terminal()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();

        var run = await world.CommandAtTerminalAsync("refresh", "acme");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("\e[32mrefreshed\e[0m");
        world.TokenServer.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Answers_a_failure_in_JSON_and_with_the_exit_code_1()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");

        var run = await world.CommandAsync("refresh", "acme", "nobody", "--json");

        run.ExitCode.Should().Be(1);
        var failed = JsonNode.Parse(run.Output)!["failed"]!.AsArray();
        failed.Select(one => (string?)one!["connection"]).Should().BeEquivalentTo("acme", "nobody");
        failed.Select(one => (string?)one!["error"]).Should().Contain(error => error!.Contains("no such connection"));
        JsonNode.Parse(run.Output)!["refreshed"]!.AsArray().Should().BeEmpty();
    }
}
