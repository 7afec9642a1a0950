using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.LambdaHosts;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.ParameterStoreServer.Model;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>How the function treats the store, with AWS's rules that emulators lack and every call on record.</summary>
public sealed class StoreTests
{
    [Fact]
    public async Task A_refresh_writes_exactly_one_parameter()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        store.ForgetCalls();

        await world.RefreshAsync();

        Puts(store).Should().Equal($"{world.Root}/acme/access-token");
    }

    [Fact]
    public async Task A_sweep_with_nothing_due_reads_no_value_and_writes_nothing()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync();
        store.ForgetCalls();

        await world.RefreshAsync();

        var operations = store.Calls.Select(call => call.Operation).ToList();
        operations
            .Should()
            .StartWith(["GetParametersByPath", "GetParametersByPath", "GetParametersByPath", "GetParameters"]);
        // The first sweep in an hour reads versions, labels and both folders of claims as well.
        operations.Should().NotContain(operation => !operation.StartsWith("Get")).And.HaveCountLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_access_token_and_keeps_its_key()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = await world.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.SingleUse);
        await world.Ssm.PutParameterAsync(
            new()
            {
                Name = $"{world.Root}/acme/refresh-token",
                Value = "fake-refresh-0",
                Type = "SecureString",
                KeyId = "alias/owners-key",
                Description = "owned by the sales team",
                Overwrite = true,
            }
        );
        store.ForgetCalls();

        var answer = await world.RefreshAsync();

        answer.Refreshed.Should().Equal("acme");
        Puts(store).Should().Equal($"{world.Root}/acme/refresh-token", $"{world.Root}/acme/access-token");
        var stored = store.Store.Find($"{world.Root}/acme/refresh-token")!;
        endpoint.RefreshTokens.IsAlive(stored.Latest.Value).Should().BeTrue();
        stored.Latest.KeyId.Should().Be("alias/owners-key");
        store.Store.Find($"{world.Root}/acme/access-token")!.Latest.KeyId.Should().Be("alias/aws/ssm");
    }

    [Fact]
    public async Task A_chain_of_single_use_refresh_tokens_never_breaks()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = await world.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.SingleUse);

        for (var i = 0; i < 5; i++)
        {
            (await world.RefreshAsync("""{"connections":["acme"]}""")).Refreshed.Should().Equal("acme");
        }

        endpoint
            .RefreshTokens.IsAlive((await world.GetAsync($"{world.Root}/acme/refresh-token"))!.Value)
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task A_rotated_refresh_token_survives_a_store_that_throttles()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = await world.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.SingleUse);
        var refused = 0;
        store.Faults = call =>
            call.Operation == "PutParameter" && Interlocked.Increment(ref refused) <= 8
                ? new Tokens.Tests.ParameterStoreServer.Fault.Refuse("ThrottlingException", "Rate exceeded")
                : null;

        var answer = await world.RefreshAsync();

        answer.Refreshed.Should().Equal("acme");
        endpoint
            .RefreshTokens.IsAlive((await world.GetAsync($"{world.Root}/acme/refresh-token"))!.Value)
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task One_disabled_key_fails_one_connection_and_is_named()
    {
        var keys = new HashSet<string>();
        await using var store = await ParameterStore.StartAsync(
            new ParameterStoreOptions { Limits = new StoreLimits { DisabledKeys = keys } }
        );
        await using var world = await World.StartAsync(store);
        foreach (var name in Enumerable.Range(0, 12).Select(i => $"c{i}"))
        {
            await world.ConnectAsync(name, "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        }

        await world.Ssm.PutParameterAsync(
            new()
            {
                Name = $"{world.Root}/c7/client-secret",
                Value = World.ClientSecret,
                Type = "SecureString",
                KeyId = "alias/lost",
                Overwrite = true,
            }
        );
        keys.Add("alias/lost");

        var answer = await world.RefreshAsync();

        answer.Refreshed.Should().HaveCount(11);
        answer.Failed.Keys.Should().Equal("c7");
        answer.Failed["c7"].Should().Contain($"{world.Root}/c7/client-secret").And.Contain("KMS key");
    }

    [Theory]
    [InlineData(5000, true)]
    [InlineData(9000, false)]
    public async Task A_token_beyond_the_standard_size_is_stored_if_it_can_be(int length, bool fits)
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        await world.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.OAuth2 with { AccessTokenLength = length });

        var answer = await world.RefreshAsync();

        if (fits)
        {
            answer.Refreshed.Should().Equal("acme");
            (await world.GetAsync($"{world.Root}/acme/access-token"))!.Value.Should().HaveLength(length);
        }
        else
        {
            answer.Failed["acme"].Should().Contain($"{world.Root}/acme/access-token").And.Contain("8192");
        }
    }

    [Fact]
    public async Task A_clients_secret_is_read_once_a_run_however_many_connections_it_has()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        await world.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        foreach (var name in Enumerable.Range(0, 100).Select(i => $"c{i}"))
        {
            await world.UseClientAsync("lwa", name);
        }

        store.ForgetCalls();

        (await world.RefreshAsync()).Refreshed.Should().HaveCount(100);

        var reads = store.Calls.Where(call => call.Operation == "GetParameters");
        // Its newest and its proven version, and both once more for their age in the first sweep of an hour.
        reads.Count(call => call.Names.Contains($"{world.Root}/clients/lwa/client-secret")).Should().BeInRange(1, 4);
        store.Calls.Count.Should().BeLessThanOrEqualTo(150, "1.5 calls a refresh");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(25, 3)]
    public async Task The_clients_cost_one_call_for_each_ten_of_them(int clients, int calls)
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        foreach (var name in Enumerable.Range(0, clients).Select(i => $"c{i}"))
        {
            await world.AddClientAsync(name, "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        }

        store.ForgetCalls();

        await world.RefreshAsync("""{"connections":["none"]}""");

        var lists = store.Calls.Where(call => call.Operation == "GetParametersByPath");
        lists.Should().HaveCount(calls + 1, "an empty folder of connections takes one call");
    }

    [SkippableFact]
    public async Task The_aws_command_line_reads_what_the_function_stored()
    {
        var aws = InstalledTool.Find("aws");
        Skip.If(aws is null, "the aws command line is not on the PATH");
        await using var world = await World.StartAsync();
        var lwa = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.RefreshAsync(Samples.Read("schedule"));

        var (_, output, _) = await InstalledTool.RunAsync(
            aws!,
            ["ssm", "get-parameter", "--with-decryption", "--name", $"{world.Root}/acme/access-token"],
            ("AWS_ENDPOINT_URL", world.Aws.AbsoluteUri),
            ("AWS_ACCESS_KEY_ID", "fake-access-key"),
            ("AWS_SECRET_ACCESS_KEY", "fake-secret-key"),
            ("AWS_REGION", "us-east-1"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_DEFAULT_OUTPUT", "json")
        );

        ((string)JsonNode.Parse(output)!["Parameter"]!["Value"]!).Should().Be(lwa.AccessTokens.Every.Single());
    }

    [Fact]
    public async Task Everything_printed_is_a_JSON_line_with_request_and_connection_and_no_secret()
    {
        await using var world = await World.StartAsync();
        var lwa = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);

        await world.RefreshAsync(Samples.Read("schedule"));

        world.Output.Should().OnlyContain(line => line.Source == OutputSource.StandardOutput);
        var lines = world.Output.Select(line => JsonNode.Parse(line.Text)!.AsObject()).ToList();
        var logged = lines.Where(line => line.ContainsKey("message")).ToList();
        logged.Should().OnlyContain(line => !string.IsNullOrEmpty((string?)line["requestId"]));
        logged.Should().ContainSingle(line => (string?)line["connection"] == "acme");
        lines
            .Should()
            .ContainSingle(line => line.ContainsKey("_aws"))
            .Which.Should()
            .Match<JsonObject>(metrics =>
                (int)metrics["Refreshed"]! == 1
                && (int)metrics["Failed"]! == 0
                && ((string?)metrics["Root"]) == world.Root
            );
        foreach (var secret in lwa.EverySecret)
        {
            world.Output.Should().OnlyContain(line => !line.Text.Contains(secret));
        }
    }

    private static IEnumerable<string> Puts(ParameterStore store) =>
        store.Calls.Where(call => call.Operation == "PutParameter").SelectMany(call => call.Names);
}
