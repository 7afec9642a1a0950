using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class RefreshTests : WorldTests
{
    [Fact]
    public async Task Refreshes_what_is_due_and_says_why_the_rest_is_not()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.DefineAsync("off", """{"provider":"amazon-lwa","enabled":false}""");

        var first = await World.CommandAsync("refresh");
        var token = await World.GetAsync($"{World.Root}/acme/access-token");
        var second = await World.CommandAsync("refresh");

        first.ExitCode.Should().Be(0);
        first.HasEscapes.Should().BeFalse();
        first.LineOf("acme").Should().MatchRegex("^acme +refreshed +good for 60 min$");
        first.LineOf("off").Should().MatchRegex("^off +skipped +disabled$");
        token!.Value.Should().StartWith("Atza|fake-access-");
        second.LineOf("acme").Should().MatchRegex("^acme +skipped +not due yet$");
    }

    [SkippableFact]
    public async Task Refreshes_one_that_is_named_whatever_its_age_in_colour_at_a_terminal()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();

        var run = await World.CommandAtTerminalAsync("refresh", "acme");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("\e[32mrefreshed\e[0m");
        World.TokenServer.Requests.Should().HaveCount(2);
    }

    /// <summary>The alert was lost: the status was saved, and no later run found a change.</summary>
    [Fact]
    public async Task What_it_finds_without_a_topic_is_notified_once_by_the_next_run_of_the_function()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartListeningAsync(store);
        var endpoint = await world.ConnectAsync("crm", "salesforce", TokenEndpointBehaviour.OAuth2);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");
        var topic = world.Variables["TOKENS_ALERT_TOPIC_ARN"];
        world.Variables.Remove("TOKENS_ALERT_TOPIC_ARN");

        var run = await world.CommandAsync("refresh", "crm");
        var claims = await world.Ssm.GetParametersByPathAsync(new() { Path = $"{world.Root}/claims" });
        world.Variables["TOKENS_ALERT_TOPIC_ARN"] = topic;
        await world.RefreshAsync();
        await world.RefreshAsync();

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("TOKENS_ALERT_TOPIC_ARN");
        (claims.Parameters ?? []).Should().BeEmpty();
        var notified = await world.Alerts.WaitForAsync(1, TimeSpan.FromSeconds(10));
        notified.Select(message => message.Attributes["kind"]).Should().Equal("sign-in-again");
        world.TokenServer.Requests.Should().ContainSingle("the refresh token is known to be refused");
        (await world.GetAsync($"{world.Root}/status/crm"))!.Value.Should().NotContain("lastNotified");
    }

    /// <summary>The request bears the client's secret, and over plain http the proxy would read it.</summary>
    [Theory]
    [InlineData("http_proxy")]
    [InlineData("HTTP_PROXY")]
    [InlineData("ALL_PROXY")]
    public async Task A_proxy_of_the_environment_is_not_shown_a_plain_token_request(string variable)
    {
        await using var proxy = await ForwardingProxy.StartAsync();
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        World.Variables[variable] = proxy.Uri.AbsoluteUri;

        var run = await World.CommandAsync("refresh", "acme");

        run.ExitCode.Should().Be(0, run.Errors);
        World.TokenServer.Requests.Should().ContainSingle();
        proxy.Targets.Should().NotContain(target => target.Authority == endpoint.Uri.Authority);
    }

    [Fact]
    public async Task Answers_a_failure_in_JSON_and_with_the_exit_code_1()
    {
        var endpoint = await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.RefreshTokens.Revoke("fake-refresh-0");

        var run = await World.CommandAsync("refresh", "acme", "nobody", "--json");

        run.ExitCode.Should().Be(1);
        var failed = JsonNode.Parse(run.Output)!["failed"]!.AsArray();
        failed.Select(one => (string?)one!["connection"]).Should().BeEquivalentTo("acme", "nobody");
        failed.Select(one => (string?)one!["error"]).Should().Contain(error => error!.Contains("no such connection"));
        JsonNode.Parse(run.Output)!["refreshed"]!.AsArray().Should().BeEmpty();
    }
}
