using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Microsoft.Extensions.Time.Testing;
using Tokens.Emulator;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Cli;

public sealed class LocalTests
{
    private static readonly Dictionary<string, string> Loopback = new() { ["TOKENS_ALLOWED_HOSTS"] = "127.0.0.1" };

    [Fact]
    public async Task Runs_three_sample_connections_in_the_built_in_emulator_until_it_is_interrupted()
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
        using var local = world.Begin("local", "--endpoint-url", world.Aws.AbsoluteUri, "--every", "10s");
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
        await local.WaitForAsync($"policy: NoChangeNotification of {world.Root}/acme/client-secret");
        await local.WaitForAsync("Tokens: client secret of acme");
        (await local.InterruptAsync()).ExitCode.Should().Be(0);
        var mail = store.Delivered.Should().Contain(one => one.IsMail).Which;
        mail.Message.Subject.Should().StartWith("Tokens: client secret of acme");
        mail.Body.Should().Contain("acme").And.NotContain(World.ClientSecret);
    }

    [Fact]
    public async Task Acts_on_the_policies_in_a_file()
    {
        using var folder = new Folder();
        var policed = Policed(Expiration(DateTimeOffset.UtcNow), Reminder("1", "Hours"));
        await WriteAsync(folder.File, "http://127.0.0.1:9/token", policed);

        using var local = Command.Start(["local", "--parameters", folder.File, "--every", "1s"], Loopback);
        await local.WaitForAsync("policy: Expiration of /tokens/acme/client-secret");
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

        var types = run.Lines.Select(line => (string?)JsonNode.Parse(line)!["type"]).ToList();
        types[0].Should().Be("started");
        types.Skip(1).Should().OnlyContain(type => type == "event");
        run.Output.Should().NotContainAny("fake-secret", "fake-refresh-0", "fake-access-");
    }

    [Fact]
    public async Task A_file_that_is_half_written_leaves_the_store_as_it_is()
    {
        using var folder = new Folder();
        await WriteAsync(folder.File, "http://127.0.0.1:9/token", "fake-value-1");
        using var local = Command.Start(["local", "--parameters", folder.File, "--every", "1s"], Loopback);
        await local.WaitForAsync("The schedule refreshes");

        await File.WriteAllTextAsync(folder.File, """{"/tokens/acme/client-id":""");
        await local.WaitForAsync("is not a JSON object of names and values; read again once it is written again");
        await WriteAsync(folder.File, "http://127.0.0.1:9/token", "fake-value-2");
        await local.WaitForAsync("change: Update /tokens/acme/client-secret");

        (await local.InterruptAsync()).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_policy_in_a_file_that_the_store_would_refuse_is_refused()
    {
        using var folder = new Folder();
        await WriteAsync(folder.File, "http://127.0.0.1:9/token", Policed(Reminder("1", "Weeks")));

        var run = await Command.RunAsync(["local", "--parameters", folder.File], Loopback);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("has an invalid parameter /tokens/acme/client-secret");
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_named()
    {
        await using var store = await AwsEmulator.StartAsync();

        var run = await Command.RunAsync(["local", "--port", $"{store.Endpoint.Port}"]);

        run.ExitCode.Should().Be(2);
        run.Errors.Should().StartWith($"error: --port: {store.Endpoint.Port} is in use");
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
