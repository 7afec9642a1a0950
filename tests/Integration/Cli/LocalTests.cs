using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Time.Testing;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using StoreFault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Cli;

public sealed class LocalTests
{
    private static readonly Dictionary<string, string> Loopback = new() { ["TOKENS_ALLOWED_HOSTS"] = "127.0.0.1" };

    [Fact]
    public async Task Runs_three_sample_connections_in_memory_until_it_is_interrupted()
    {
        using var local = Command.Start(["local"]);
        await local.WaitForAsync("Run done: 3 refreshed, 0 skipped");

        var run = await local.InterruptAsync();

        run.ExitCode.Should().Be(0);
        run.Errors.Should().Be("note: ended\n");
        run.HasEscapes.Should().BeFalse();
        run.Output.Should().Contain("and is neither").And.NotContainAny("sample-secret-", "Atza|", "Atzr|");
    }

    [Fact]
    public async Task Runs_the_functions_over_an_emulator_and_sees_a_secret_through_its_rotation()
    {
        await using var world = await World.StartAsync();
        var endpoint = await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        using var local = world.Begin("local", "--endpoint-url", world.Aws.AbsoluteUri, "--every", "2s");
        await local.WaitForAsync("Connection acme: access token refreshed, valid for 3600 s");

        endpoint.Clients.AddSecret(World.ClientId, "fake-client-secret-new");
        await world.PutSecretAsync($"{world.Root}/acme/client-secret", "fake-client-secret-new");
        await local.WaitForAsync("Tokens: new client secret of acme works");
        var run = await local.InterruptAsync();

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain($"Parameter Store   change: Update {world.Root}/acme/client-secret");
        run.Output.Should()
            .Contain($"SNS               rotation completed: {world.Root}/acme/client-secret, version 2");
        (await world.GetAsync($"{world.Root}/acme/access-token")).Should().NotBeNull();
    }

    /// <summary>No emulator sends policy actions: the policies are read, and the clock decides.</summary>
    [Fact]
    public async Task Acts_on_the_policies_in_the_store()
    {
        var anHourAgo = new FakeTimeProvider(DateTimeOffset.UtcNow - TimeSpan.FromHours(1) + TimeSpan.FromSeconds(15));
        await using var store = await AwsEmulator.StartAsync(new AwsEmulatorOptions { Time = anHourAgo });
        await using var world = await World.StartAsync(store);
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.Ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = $"{world.Root}/acme/client-secret",
                Value = World.ClientSecret,
                Type = ParameterType.SecureString,
                Tier = ParameterTier.Advanced,
                Overwrite = true,
                Policies =
                    """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"1","Unit":"Hours"}}]""",
            }
        );

        using var local = world.Begin("local", "--endpoint-url", world.Aws.AbsoluteUri, "--every", "2s");
        await local.WaitForAsync($"policy: {world.Root}/acme/client-secret not changed for 60 min");
        await local.WaitForAsync("Tokens: client secret of acme");
        (await local.InterruptAsync()).ExitCode.Should().Be(0);
    }

    /// <summary>LocalStack and moto return them so, which AWS's client cannot read.</summary>
    [Fact]
    public async Task Says_once_that_policies_returned_as_objects_do_not_act_in_this_run()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        await world.ConnectAsync("acme", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        var policy = """{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"1","Unit":"Hours"}}""";
        var secret = $"{world.Root}/acme/client-secret";
        store.Faults = call =>
            call.Operation == "DescribeParameters"
                ? new StoreFault.Garbage(
                    $$"""{"Parameters":[{"Name":"{{secret}}","Policies":[{"PolicyText":{{policy}},"PolicyType":{{policy}},"PolicyStatus":"Pending"}]}]}"""
                )
                : null;

        using var local = world.Begin("local", "--endpoint-url", world.Aws.AbsoluteUri, "--every", "1s");
        await local.WaitForAsync("Run done: 1 refreshed");
        await local.WaitForAsync("Run done: 0 refreshed, 1 skipped");
        var run = await local.InterruptAsync();

        run.ExitCode.Should().Be(0);
        run.Lines.Where(line => line.Contains("no policy actions in this run")).Should().ContainSingle();
    }

    [Fact]
    public async Task Acts_on_the_policies_in_a_file()
    {
        using var folder = new Folder();
        var policed = Policed(Expiration(DateTimeOffset.UtcNow), Reminder("1", "Hours"));
        await WriteAsync(folder.File, "http://127.0.0.1:9/token", policed);

        using var local = Command.Start(["local", "--parameters", folder.File, "--every", "1s"], Loopback);
        await local.WaitForAsync("policy: /tokens/acme/client-secret expired: deleted");
        await local.WaitForAsync("change: Delete /tokens/acme/client-secret");
        var run = await local.InterruptAsync();

        run.ExitCode.Should().Be(0);
        run.Output.Should().NotContainAny("fake-value-", "fake-client");
    }

    [Fact]
    public async Task Follows_a_file_of_parameters()
    {
        await using var tokens = await TokenServer.StartAsync();
        var endpoint = tokens.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Clients.Add("fake-client", "fake-secret-one", "fake-secret-two");
        endpoint.RefreshTokens.Add("fake-client", "fake-refresh-0");
        using var folder = new Folder();
        await WriteAsync(folder.File, endpoint.Uri.AbsoluteUri, "fake-secret-one");
        using var local = Command.Start(["local", "--parameters", folder.File, "--every", "2s", "--json"], Loopback);
        await local.WaitForAsync("Connection acme: access token refreshed, valid for 3600 s");

        await WriteAsync(folder.File, endpoint.Uri.AbsoluteUri, "fake-secret-two");
        await local.WaitForAsync("new client secret of acme works");
        var run = await local.InterruptAsync();

        run.Lines.Select(line => (string?)JsonNode.Parse(line)!["type"]).Should().OnlyContain(type => type == "event");
        run.Output.Should().NotContainAny("fake-secret", "fake-refresh-0", "fake-access-");
    }

    private static JsonObject Policed(params JsonObject[] policies) =>
        new() { ["value"] = "fake-value-1", ["policies"] = new JsonArray([.. policies]) };

    private static JsonObject Expiration(DateTimeOffset at) =>
        new()
        {
            ["Type"] = "Expiration",
            ["Version"] = "1.0",
            ["Attributes"] = new JsonObject { ["Timestamp"] = at.ToString("O") },
        };

    private static JsonObject Reminder(string before, string unit) =>
        new()
        {
            ["Type"] = "ExpirationNotification",
            ["Version"] = "1.0",
            ["Attributes"] = new JsonObject { ["Before"] = before, ["Unit"] = unit },
        };

    /// <summary>Goes when the test is over.</summary>
    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tokens-local-");

        public string File => Path.Combine(folder.FullName, "mine.json");

        public void Dispose() => folder.Delete(recursive: true);
    }

    private static Task WriteAsync(string file, string tokenEndpoint, JsonNode secret) =>
        File.WriteAllTextAsync(
            file,
            new JsonObject
            {
                ["/tokens/connections/acme"] = new JsonObject
                {
                    ["provider"] = "amazon-lwa",
                    ["tokenEndpoint"] = tokenEndpoint,
                },
                ["/tokens/acme/client-id"] = "fake-client",
                ["/tokens/acme/client-secret"] = secret,
                ["/tokens/acme/refresh-token"] = "fake-refresh-0",
            }.ToJsonString()
        );
}
