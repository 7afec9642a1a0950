using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Cli;

public sealed class RotateTests
{
    private const string NewSecret = "fake-client-secret-new";

    [Theory]
    [InlineData("erp")]
    [InlineData("sister")]
    public async Task Stores_a_secret_that_was_piped_in_proves_it_and_refreshes_all_that_share_it(string name)
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.UseClientAsync("erp", "acme");
        await world.UseClientAsync("erp", "sister");
        await world.RefreshAsync();
        endpoint.Clients.Add(World.ClientId, NewSecret);

        var run = await world.PipeAsync(NewSecret + "\n", "rotate", name, "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should().Contain("clients/erp/client-secret is client erp's, which acme, sister use");
        var answer = JsonNode.Parse(run.Output)!;
        ((bool)answer["proven"]!).Should().BeTrue();
        ((long)answer["version"]!).Should().Be(2);
        answer["connections"]!.AsArray().Select(one => (string?)one!["state"]).Should().Equal("healthy", "healthy");
        (await world.GetAsync($"{world.Root}/clients/erp/client-secret"))!.Value.Should().Be(NewSecret);
        (await world.GetAsync($"{world.Root}/acme/access-token"))!.Version.Should().BeGreaterThan(1);
        (await world.GetAsync($"{world.Root}/sister/access-token"))!.Version.Should().BeGreaterThan(1);
        (await world.GetAsync($"{world.Root}/clients/erp/client-secret:proven"))!.Version.Should().Be(2);
    }

    [Fact]
    public async Task A_name_of_a_client_and_of_a_connection_that_does_not_use_it_is_refused()
    {
        await using var world = await World.StartAsync();
        await world.AddClientAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.ConnectAsync("acme", "hubspot", TokenEndpointBehaviour.OAuth2);

        var run = await world.PipeAsync(NewSecret, "rotate", "acme");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith("error: acme is a client and also a connection that does not use that client");
    }

    [Theory]
    [InlineData(new string[0], new[] { "150", "165", "173", "177", "179" })]
    [InlineData(new[] { "--without-policies" }, new string[0])]
    public async Task A_secret_that_there_was_none_of_gets_the_reminders_that_add_would_put(
        string[] options,
        string[] reminders
    )
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        await world.DefineAsync(
            "acme",
            new JsonObject { ["provider"] = "amazon-lwa", ["tokenEndpoint"] = endpoint.Uri.AbsoluteUri }
        );
        await world.PutSecretAsync($"{world.Root}/acme/client-id", World.ClientId);
        await world.PutSecretAsync($"{world.Root}/acme/refresh-token", "fake-refresh-0");

        var first = await world.PipeAsync(World.ClientSecret, ["rotate", "acme", .. options]);
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);
        var second = await world.PipeAsync(NewSecret, "rotate", "acme");

        first.ExitCode.Should().Be(0, first.Errors);
        second.ExitCode.Should().Be(0, second.Errors);
        var secret = (await world.Ssm.DescribeParametersAsync(new())).Parameters.Single(one =>
            one.Name == $"{world.Root}/acme/client-secret"
        );
        secret.Version.Should().Be(2, "the second one is its owner's, and keeps what it has");
        (secret.Policies ?? [])
            .Select(policy => (string?)JsonNode.Parse(policy.PolicyText)!["Attributes"]!["After"])
            .Should()
            .BeEquivalentTo(reminders);
    }

    [Fact]
    public async Task Writes_nothing_and_notifies_nobody_if_the_new_secret_is_refused()
    {
        await using var world = await World.StartListeningAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        world.Keep("fake-wrong-secret-1");

        var run = await world.PipeAsync("clientSecret=fake-wrong-secret-1", "rotate", "acme");

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Errors.Should().Contain("invalid_client").And.EndWith("; what you gave is not stored\n");
        (await world.GetAsync($"{world.Root}/acme/client-secret"))!.Version.Should().Be(1);
        (await world.GetAsync($"{world.Root}/status/acme")).Should().BeNull();
        world.Alerts.Messages.Should().BeEmpty();
    }

    [Fact]
    public async Task Stores_what_the_proof_returned_where_a_refresh_token_serves_once()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("shop", "mercado-libre", TokenEndpointBehaviour.SingleUse);
        await world.RefreshAsync();
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);

        var run = await world.PipeAsync(NewSecret, "rotate", "shop");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().StartWith($"version 2 of {world.Root}/shop/client-secret works and is proven\n");
        var stored = (await world.GetAsync($"{world.Root}/shop/refresh-token"))!.Value;
        endpoint.RefreshTokens.IsAlive(stored).Should().BeTrue();
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(0);
    }

    [SkippableFact]
    public async Task Goes_back_to_the_proven_version()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        var early = await world.CommandAsync("rotate", "acme", "--undo");
        await world.PutSecretAsync($"{world.Root}/acme/client-secret", "fake-wrong-secret-1");

        var run = await world.CommandAtTerminalAsync("rotate", "acme", "--undo");

        early.ExitCode.Should().Be(2);
        early.Errors.Should().Contain("is the proven one");
        run.ExitCode.Should().Be(0, run.Output);
        run.PlainOutput.Should().Contain("version 3 of").And.Contain("works and is proven");
        run.HasEscapes.Should().BeTrue();
        (await world.GetAsync($"{world.Root}/acme/client-secret"))!.Value.Should().Be(World.ClientSecret);
        (await ProvenAsync(world)).Should().Be(3);
    }

    [SkippableFact]
    public async Task Asks_without_echo_and_refuses_the_secret_that_is_stored()
    {
        await using var world = await World.StartAsync();
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var run = await world.TypeAsync(
            ["rotate", "acme"],
            ("the new clientSecret (not shown): ", World.ClientSecret + "\r")
        );

        run.ExitCode.Should().Be(2);
        run.PlainOutput.Should().Contain("error: that secret is stored already");
    }

    private static async Task<long?> ProvenAsync(World world) =>
        (await world.GetAsync($"{world.Root}/acme/client-secret:proven"))?.Version;
}
