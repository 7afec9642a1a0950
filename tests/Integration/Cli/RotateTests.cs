using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class RotateTests : WorldTests
{
    private const string NewSecret = "fake-client-secret-new";

    [Theory]
    [InlineData("erp")]
    [InlineData("sister")]
    public async Task Stores_a_secret_that_was_piped_in_proves_it_and_refreshes_all_that_share_it(string name)
    {
        var endpoint = await World.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.UseClientAsync("erp", "acme");
        await World.UseClientAsync("erp", "sister");
        await World.RefreshAsync();
        endpoint.Clients.Add(World.ClientId, NewSecret);

        var run = await World.PipeAsync(NewSecret + "\n", "rotate", name, "--json");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should().Contain("clients/erp/client-secret is client erp's, which acme, sister use");
        var answer = JsonNode.Parse(run.Output)!;
        ((bool)answer["proven"]!).Should().BeTrue();
        ((long)answer["version"]!).Should().Be(2);
        answer["connections"]!.AsArray().Select(one => (string?)one!["state"]).Should().Equal("healthy", "healthy");
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret"))!.Value.Should().Be(NewSecret);
        (await World.GetAsync($"{World.Root}/acme/access-token"))!.Version.Should().BeGreaterThan(1);
        (await World.GetAsync($"{World.Root}/sister/access-token"))!.Version.Should().BeGreaterThan(1);
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret:proven"))!.Version.Should().Be(2);
    }

    [Theory]
    [InlineData(new string[0], new[] { "150", "165", "173", "177", "179" })]
    [InlineData(new[] { "--without-policies" }, new string[0])]
    public async Task A_secret_that_there_was_none_of_gets_the_reminders_that_add_would_put(
        string[] options,
        string[] reminders
    )
    {
        await using var store = await AwsEmulator.StartAsync();
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
        var endpoint = await World.ConnectAsync("shop", "mercado-libre", TokenEndpointBehaviour.SingleUse);
        await World.RefreshAsync();
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);

        var run = await World.PipeAsync(NewSecret, "rotate", "shop");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().StartWith($"version 2 of {World.Root}/shop/client-secret works and is proven\n");
        var stored = (await World.GetAsync($"{World.Root}/shop/refresh-token"))!.Value;
        endpoint.RefreshTokens.IsAlive(stored).Should().BeTrue();
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(0);
    }

    [SkippableFact]
    public async Task Goes_back_to_the_proven_version()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();
        var early = await World.CommandAsync("rotate", "acme", "--undo");
        await World.PutSecretAsync($"{World.Root}/acme/client-secret", "fake-wrong-secret-1");

        var run = await World.CommandAtTerminalAsync("rotate", "acme", "--undo");

        early.ExitCode.Should().Be(2);
        early.Errors.Should().Contain("is the proven one");
        run.ExitCode.Should().Be(0, run.Output);
        run.PlainOutput.Should().Contain("version 3 of").And.Contain("works and is proven");
        run.HasEscapes.Should().BeTrue();
        (await World.GetAsync($"{World.Root}/acme/client-secret"))!.Value.Should().Be(World.ClientSecret);
        (await ProvenAsync(World)).Should().Be(3);
    }

    [SkippableFact]
    public async Task Asks_without_echo_and_refuses_the_secret_that_is_stored()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.TypeAsync(
            ["rotate", "acme"],
            ("the new clientSecret (not shown): ", World.ClientSecret + "\r")
        );

        run.ExitCode.Should().Be(2);
        run.PlainOutput.Should().Contain("error: that secret is stored already");
    }

    private static async Task<long?> ProvenAsync(World world) =>
        (await world.GetAsync($"{world.Root}/acme/client-secret:proven"))?.Version;
}
