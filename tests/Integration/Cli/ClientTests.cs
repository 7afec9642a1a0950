using Amazon.SimpleSystemsManagement;
using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class ClientTests : WorldTests
{
    private const string NewSecret = "fake-client-secret-new";

    private const string Credentials = $"""
        clientId={World.ClientId}
        clientSecret={World.ClientSecret}
        """;

    [Fact]
    public async Task A_client_is_stored_tried_by_its_first_connection_and_gone_after_its_last()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var client = await World.PipeAsync(Credentials, Add(endpoint, "erp", "--json"));
        var connection = await World.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp", "--json");
        var list = await World.CommandAsync("client", "list", "--json");
        var refused = await World.CommandAsync("client", "remove", "erp", "--yes");
        await World.CommandAsync("remove", "acme", "--yes");
        var removed = await World.CommandAsync("client", "remove", "erp", "--yes", "--json");

        client.ExitCode.Should().Be(0, client.Errors);
        JsonNode.Parse(client.Output)!["triedBy"].Should().BeNull();
        Written(client)
            .Should()
            .Equal(
                $"{World.Root}/clients/erp/client-id",
                $"{World.Root}/clients/erp/client-secret",
                $"{World.Root}/clients/erp"
            );
        connection.ExitCode.Should().Be(0, connection.Errors);
        Written(connection)
            .Should()
            .Equal(
                $"{World.Root}/acme/refresh-token",
                $"{World.Root}/acme/access-token",
                $"{World.Root}/connections/acme"
            );
        var listed = JsonNode.Parse(list.Output)!["clients"]!.AsArray().Single()!;
        ((bool)listed["proven"]!).Should().BeTrue("the connection's exchange proved it");
        listed["connections"]!.AsArray().Select(name => (string?)name).Should().Equal("acme");
        ((long)listed["secret"]!["daysLeft"]!).Should().Be(179);
        refused.ExitCode.Should().Be(2);
        refused.Errors.Should().StartWith("error: client erp is used by acme; remove these connections first");
        removed.ExitCode.Should().Be(0, removed.Errors);
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret")).Should().BeNull();
        (await World.GetAsync($"{World.Root}/clients/erp")).Should().BeNull();
    }

    [Fact]
    public async Task A_new_secret_is_tried_through_a_connection_before_it_is_written()
    {
        var endpoint = await SharedAsync(World);
        World.Keep("fake-wrong-secret-1");

        var wrong = await World.PipeAsync("clientSecret=fake-wrong-secret-1", Add(endpoint, "erp", "--yes"));
        endpoint.Clients.AddSecret(World.ClientId, NewSecret);
        var right = await World.PipeAsync($"clientSecret={NewSecret}", Add(endpoint, "erp", "--yes"));

        wrong.ExitCode.Should().Be(1);
        wrong.Errors.Should().Contain("invalid_client").And.EndWith("; what you gave is not stored\n");
        right.ExitCode.Should().Be(0, right.Errors);
        right.Output.Should().StartWith("added client erp: its id and secret work, as connection ");
        right
            .Errors.Should()
            .Contain("its definition is replaced for the connections that use it: acme, sister")
            .And.Contain("client-id is there already; its value is kept");
        var proven = await World.GetAsync($"{World.Root}/clients/erp/client-secret:proven");
        proven!.Value.Should().Be(NewSecret);
        proven.Version.Should().Be(2, "the wrong one was never written");
    }

    [SkippableFact]
    public async Task Asks_at_a_terminal_and_shows_nothing_of_what_is_typed()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.TypeAsync(
            Add(endpoint, "erp"),
            ("clientId (not shown): ", World.ClientId + "\r"),
            ("clientSecret (not shown): ", World.ClientSecret + "\r")
        );

        run.ExitCode.Should().Be(0, run.Output);
        run.PlainOutput.Should().Contain("added client erp: nothing could try its id and secret yet");
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret"))!.Value.Should().Be(World.ClientSecret);
    }

    [Fact]
    public async Task Uses_credentials_that_are_there_wherever_they_are()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        var vault = $"/vault{World.Root}";
        await World.PutSecretAsync($"{vault}/identifier", World.ClientId);
        await World.PutSecretAsync($"{vault}/secret", World.ClientSecret);

        var client = await World.CommandAsync([
            .. Add(endpoint, "erp"),
            "--client-id-at",
            $"{vault}/identifier",
            "--client-secret-at",
            $"{vault}/secret",
            "--yes",
        ]);
        var connection = await World.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp");
        var removal = await World.CommandAsync("remove", "acme", "--elsewhere", "--yes");

        client.ExitCode.Should().Be(0, client.Errors);
        connection.ExitCode.Should().Be(0, connection.Errors);
        (await World.GetAsync($"{vault}/secret"))!.Version.Should().Be(1);
        removal.ExitCode.Should().Be(0, removal.Errors);
        (await World.GetAsync($"{vault}/secret")).Should().NotBeNull("it is the client's, whose connection this was");
    }

    [Fact]
    public async Task A_connection_of_a_client_that_is_not_there_is_refused_with_the_command_that_adds_it()
    {
        var run = await World.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("there is no client erp; tokens client add erp adds it");
        (await World.GetAsync($"{World.Root}/connections/acme")).Should().BeNull();
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
