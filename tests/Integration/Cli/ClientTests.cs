using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Cli;

public sealed class ClientTests
{
    private const string NewSecret = "fake-client-secret-new";

    private const string Credentials = $"""
        clientId={World.ClientId}
        clientSecret={World.ClientSecret}
        """;

    [Fact]
    public async Task A_client_is_stored_tried_by_its_first_connection_and_gone_after_its_last()
    {
        await using var world = await World.StartAsync();
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var client = await world.PipeAsync(Credentials, Add(endpoint, "erp", "--json"));
        var connection = await world.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp", "--json");
        var list = await world.CommandAsync("client", "list", "--json");
        var refused = await world.CommandAsync("client", "remove", "erp", "--yes");
        await world.CommandAsync("remove", "acme", "--yes");
        var removed = await world.CommandAsync("client", "remove", "erp", "--yes", "--json");

        client.ExitCode.Should().Be(0, client.Errors);
        JsonNode.Parse(client.Output)!["triedBy"].Should().BeNull();
        Written(client)
            .Should()
            .Equal(
                $"{world.Root}/clients/erp/client-id",
                $"{world.Root}/clients/erp/client-secret",
                $"{world.Root}/clients/erp"
            );
        connection.ExitCode.Should().Be(0, connection.Errors);
        Written(connection)
            .Should()
            .Equal(
                $"{world.Root}/acme/refresh-token",
                $"{world.Root}/acme/access-token",
                $"{world.Root}/connections/acme"
            );
        var listed = JsonNode.Parse(list.Output)!["clients"]!.AsArray().Single()!;
        ((bool)listed["proven"]!).Should().BeTrue("the connection's exchange proved it");
        listed["connections"]!.AsArray().Select(name => (string?)name).Should().Equal("acme");
        ((long)listed["secret"]!["daysLeft"]!).Should().Be(179);
        refused.ExitCode.Should().Be(2);
        refused.Errors.Should().StartWith("error: client erp is used by acme; remove these connections first");
        removed.ExitCode.Should().Be(0, removed.Errors);
        (await world.GetAsync($"{world.Root}/clients/erp/client-secret")).Should().BeNull();
        (await world.GetAsync($"{world.Root}/clients/erp")).Should().BeNull();
    }

    [Fact]
    public async Task A_new_secret_is_tried_through_a_connection_before_it_is_written()
    {
        await using var world = await World.StartAsync();
        var endpoint = await SharedAsync(world);
        world.Keep("fake-wrong-secret-1");

        var wrong = await world.PipeAsync("clientSecret=fake-wrong-secret-1", Add(endpoint, "erp", "--yes"));
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);
        var right = await world.PipeAsync($"clientSecret={NewSecret}", Add(endpoint, "erp", "--yes"));

        wrong.ExitCode.Should().Be(1);
        wrong.Errors.Should().Contain("invalid_client").And.EndWith("; what you gave is not stored\n");
        right.ExitCode.Should().Be(0, right.Errors);
        right.Output.Should().StartWith("added client erp: its id and secret work, as connection ");
        right
            .Errors.Should()
            .Contain("its definition is replaced for the connections that use it: acme, sister")
            .And.Contain("client-id is there already; its value is kept");
        var proven = await world.GetAsync($"{world.Root}/clients/erp/client-secret:proven");
        proven!.Value.Should().Be(NewSecret);
        proven.Version.Should().Be(2, "the wrong one was never written");
    }

    [SkippableFact]
    public async Task Asks_at_a_terminal_and_shows_nothing_of_what_is_typed()
    {
        await using var world = await World.StartAsync();
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var run = await world.TypeAsync(
            Add(endpoint, "erp"),
            ("clientId (not shown): ", World.ClientId + "\r"),
            ("clientSecret (not shown): ", World.ClientSecret + "\r")
        );

        run.ExitCode.Should().Be(0, run.Output);
        run.PlainOutput.Should().Contain("added client erp: nothing could try its id and secret yet");
        (await world.GetAsync($"{world.Root}/clients/erp/client-secret"))!.Value.Should().Be(World.ClientSecret);
    }

    [Fact]
    public async Task Uses_credentials_that_are_there_wherever_they_are()
    {
        await using var world = await World.StartAsync();
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        var vault = $"/vault{world.Root}";
        await world.PutSecretAsync($"{vault}/identifier", World.ClientId);
        await world.PutSecretAsync($"{vault}/secret", World.ClientSecret);

        var client = await world.CommandAsync([
            .. Add(endpoint, "erp"),
            "--client-id-at",
            $"{vault}/identifier",
            "--client-secret-at",
            $"{vault}/secret",
            "--yes",
        ]);
        var connection = await world.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp");
        var removal = await world.CommandAsync("remove", "acme", "--elsewhere", "--yes");

        client.ExitCode.Should().Be(0, client.Errors);
        connection.ExitCode.Should().Be(0, connection.Errors);
        (await world.GetAsync($"{vault}/secret"))!.Version.Should().Be(1);
        removal.ExitCode.Should().Be(0, removal.Errors);
        (await world.GetAsync($"{vault}/secret")).Should().NotBeNull("it is the client's, whose connection this was");
    }

    [Fact]
    public async Task A_new_secret_gets_a_reminder_for_each_step()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        await world.PipeAsync(Credentials, Add(endpoint, "erp"));
        await world.PipeAsync(Credentials, Add(endpoint, "plain", "--without-policies"));

        var described = (await world.Ssm.DescribeParametersAsync(new())).Parameters.ToDictionary(one => one.Name);
        described[$"{world.Root}/clients/erp/client-secret"].Policies.Should().HaveCount(5);
        described[$"{world.Root}/clients/plain/client-secret"].Tier.Should().Be(ParameterTier.Standard);
    }

    [Fact]
    public async Task A_connection_of_a_client_that_is_not_there_is_refused_with_the_command_that_adds_it()
    {
        await using var world = await World.StartAsync();

        var run = await world.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("there is no client erp; tokens client add erp adds it");
        (await world.GetAsync($"{world.Root}/connections/acme")).Should().BeNull();
    }

    /// <summary>A client with two connections, both refreshed once.</summary>
    private static async Task<TokenEndpoint> SharedAsync(World world)
    {
        var endpoint = await world.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.UseClientAsync("erp", "acme");
        await world.UseClientAsync("erp", "sister");
        await world.RefreshAsync();
        return endpoint;
    }

    private static string[] Add(TokenEndpoint endpoint, string name, params string[] more) =>
        ["client", "add", name, "--provider", "amazon-lwa", "--token-endpoint", endpoint.Uri.AbsoluteUri, .. more];

    private static IEnumerable<string?> Written(CommandRun run) =>
        JsonNode.Parse(run.Output)!["written"]!.AsArray().Select(name => (string?)name);
}
