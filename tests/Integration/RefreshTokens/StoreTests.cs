using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Emulator.Ssm;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>How the function treats the store, with AWS's rules that emulators lack and every call on record.</summary>
public sealed class StoreTests : OwnStoreTests
{
    [Fact]
    public async Task A_refresh_writes_exactly_one_parameter()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        Store.ForgetCalls();

        await World.RefreshAsync();

        Puts(Store).Should().Equal($"{World.Root}/acme/access-token");
    }

    [Fact]
    public async Task A_sweep_with_nothing_due_reads_no_value_and_writes_nothing()
    {
        await World.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.RefreshAsync();
        Store.ForgetCalls();

        await World.RefreshAsync();

        var operations = Store.Calls.Select(call => call.Operation).ToList();
        operations
            .Should()
            .StartWith(["GetParametersByPath", "GetParametersByPath", "GetParametersByPath", "GetParameters"]);
        // The first sweep in an hour reads versions, labels and both folders of claims as well.
        operations.Should().NotContain(operation => !operation.StartsWith("Get")).And.HaveCountLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_access_token_and_keeps_its_key()
    {
        var endpoint = await World.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.SingleUse);
        await World.Ssm.PutParameterAsync(
            new()
            {
                Name = $"{World.Root}/acme/refresh-token",
                Value = "fake-refresh-0",
                Type = "SecureString",
                KeyId = "alias/owners-key",
                Description = "owned by the sales team",
                Overwrite = true,
            }
        );
        Store.ForgetCalls();

        var answer = await World.RefreshAsync();

        answer.Refreshed.Should().Equal("acme");
        Puts(Store).Should().Equal($"{World.Root}/acme/refresh-token", $"{World.Root}/acme/access-token");
        var stored = Store.Store.Find($"{World.Root}/acme/refresh-token")!;
        endpoint.RefreshTokens.IsAlive(stored.Latest.Value).Should().BeTrue();
        stored.Latest.KeyId.Should().Be("alias/owners-key");
        Store.Store.Find($"{World.Root}/acme/access-token")!.Latest.KeyId.Should().Be("alias/aws/ssm");
    }

    [Fact]
    public async Task One_disabled_key_fails_one_connection_and_is_named()
    {
        var keys = new HashSet<string>();
        await using var store = await AwsEmulator.StartAsync(
            new AwsEmulatorOptions { Limits = new StoreLimits { DisabledKeys = keys } }
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
        await World.ConnectAsync("acme", "oauth2", TokenEndpointBehaviour.OAuth2 with { AccessTokenLength = length });

        var answer = await World.RefreshAsync();

        if (fits)
        {
            answer.Refreshed.Should().Equal("acme");
            (await World.GetAsync($"{World.Root}/acme/access-token"))!.Value.Should().HaveLength(length);
        }
        else
        {
            answer.Failed["acme"].Should().Contain($"{World.Root}/acme/access-token").And.Contain("8192");
        }
    }

    [Fact]
    public async Task A_clients_secret_is_read_once_a_run_however_many_connections_it_has()
    {
        await World.AddClientAsync("lwa", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        foreach (var name in Enumerable.Range(0, 100).Select(i => $"c{i}"))
        {
            await World.UseClientAsync("lwa", name);
        }

        Store.ForgetCalls();

        (await World.RefreshAsync()).Refreshed.Should().HaveCount(100);

        var reads = Store.Calls.Where(call => call.Operation == "GetParameters");
        // Its newest and its proven version, and both once more for their age in the first sweep of an hour.
        reads.Count(call => call.Names.Contains($"{World.Root}/clients/lwa/client-secret")).Should().BeInRange(1, 4);
        Store.Calls.Count.Should().BeLessThanOrEqualTo(150, "1.5 calls a refresh");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10, 1)]
    [InlineData(25, 3)]
    public async Task The_clients_cost_one_call_for_each_ten_of_them(int clients, int calls)
    {
        foreach (var name in Enumerable.Range(0, clients).Select(i => $"c{i}"))
        {
            await World.AddClientAsync(name, "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        }

        Store.ForgetCalls();

        await World.RefreshAsync("""{"connections":["none"]}""");

        var lists = Store.Calls.Where(call => call.Operation == "GetParametersByPath");
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

    private static IEnumerable<string> Puts(AwsEmulator store) =>
        store.Calls.Where(call => call.Operation == "PutParameter").SelectMany(call => call.Names);
}
