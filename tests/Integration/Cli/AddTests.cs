using Amazon.SimpleSystemsManagement;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using OperatingSystem = System.OperatingSystem;
using StoreFault = Tokens.Emulator.Fault;

namespace Tokens.Tests.Integration.Cli;

public sealed class AddTests : WorldTests
{
    private const string Credentials = $"""
        clientId={World.ClientId}
        clientSecret={World.ClientSecret}
        refreshToken=fake-refresh-0
        """;

    [Fact]
    public async Task Writes_credentials_that_were_piped_in_once_they_have_proved_themselves()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var run = await World.PipeAsync(Credentials, Add(endpoint, "acme", "amazon-lwa"));

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().StartWith("added acme: its credentials work.");
        run.Errors.Should().BeEmpty();
        (await ValueAsync(World, "acme/client-id")).Should().Be(World.ClientId);
        (await ValueAsync(World, "acme/client-secret")).Should().Be(World.ClientSecret);
        (await ValueAsync(World, "acme/refresh-token")).Should().Be("fake-refresh-0");
        (await ValueAsync(World, "acme/access-token")).Should().StartWith("Atza|fake-access-");
        (await World.RefreshAsync()).Skipped.Should().Equal(["acme"], "the trial's token is stored");
    }

    [Fact]
    public async Task Stores_the_refresh_token_that_the_trial_returned_where_it_rotates()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.SingleUse);
        var json = new JsonObject
        {
            ["clientId"] = World.ClientId,
            ["clientSecret"] = World.ClientSecret,
            ["refreshToken"] = "fake-refresh-0",
        };

        var run = await World.PipeAsync(
            json.ToJsonString(),
            [.. Add(endpoint, "acme", "oauth2"), "--refresh-token-rotates", "true", "--json"]
        );

        run.ExitCode.Should().Be(0, run.Errors);
        var stored = await ValueAsync(World, "acme/refresh-token");
        stored.Should().Be(endpoint.RefreshTokens.Newest).And.NotBe("fake-refresh-0");
        endpoint.RefreshTokens.IsAlive(stored!).Should().BeTrue();
        JsonNode.Parse(run.Output)!["written"]!
            .AsArray()
            .Select(name => (string?)name)
            .Should()
            .Equal(
                $"{World.Root}/acme/refresh-token",
                $"{World.Root}/acme/client-id",
                $"{World.Root}/acme/client-secret",
                $"{World.Root}/acme/access-token",
                $"{World.Root}/connections/acme"
            );
    }

    [Fact]
    public async Task Writes_nothing_where_the_credentials_are_refused()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        World.Keep("fake-wrong-secret-1");

        var run = await World.PipeAsync(
            Credentials.Replace(World.ClientSecret, "fake-wrong-secret-1"),
            Add(endpoint, "acme", "amazon-lwa")
        );

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Errors.Should()
            .StartWith("error: the client id or secret is refused: 127.0.0.1 answered 401: invalid_client");
        run.Errors.Should().EndWith("; nothing was written\n");
        (await World.GetAsync($"{World.Root}/connections/acme")).Should().BeNull();
        (await World.GetAsync($"{World.Root}/acme/client-id")).Should().BeNull();
    }

    [SkippableFact]
    public async Task Asks_at_a_terminal_and_shows_nothing_of_what_is_typed()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        var longToken = "fake-refresh-" + new string('9', 2035);
        endpoint.RefreshTokens.Add(World.ClientId, longToken);

        var run = await World.TypeAsync(
            Add(endpoint, "acme", "amazon-lwa"),
            ("clientId (not shown): ", World.ClientId + "\r"),
            ("clientSecret (not shown): ", World.ClientSecret + "x\b\r"),
            ("refreshToken (not shown): ", longToken + "\r")
        );

        run.ExitCode.Should().Be(0, run.Output);
        run.Output.Should().Contain("\e[32madded\e[0m");
        (await ValueAsync(World, "acme/refresh-token")).Should().Be(longToken);
    }

    [SkippableFact]
    public async Task With_a_client_it_asks_for_the_refresh_token_alone_and_leaves_the_clients_secret()
    {
        await World.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.UseClientAsync("erp", "first");
        await World.RefreshAsync();

        var typed = await World.TypeAsync(
            ["add", "second", "--client", "erp"],
            ("refreshToken (not shown): ", "fake-refresh-0\r")
        );
        var piped = await World.PipeAsync("fake-refresh-0", "add", "third", "--client", "erp");
        var refused = await World.PipeAsync("clientSecret=fake-value-1", "add", "fourth", "--client", "erp");

        typed.ExitCode.Should().Be(0, typed.Output);
        piped.ExitCode.Should().Be(0, piped.Errors);
        refused.ExitCode.Should().Be(2, "a connection has no say in its client's secret");
        (await ValueAsync(World, "connections/second")).Should().Be("""{"client":"erp"}""");
        (await ValueAsync(World, "second/client-secret")).Should().BeNull();
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret"))!.Version.Should().Be(1);
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret:proven"))!.Version.Should().Be(1);
    }

    [Fact]
    public async Task Uses_the_secret_that_the_client_has_and_writes_nothing_where_that_is_refused()
    {
        await World.AddClientAsync("erp", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await World.PutSecretAsync($"{World.Root}/clients/erp/client-secret", "fake-wrong-secret-1");

        var run = await World.PipeAsync("fake-refresh-0", "add", "acme", "--client", "erp");

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("the client id or secret is refused").And.EndWith("; nothing was written\n");
        (await World.GetAsync($"{World.Root}/connections/acme")).Should().BeNull();
        (await World.GetAsync($"{World.Root}/clients/erp/client-secret:proven")).Should().BeNull();
    }

    [Fact]
    public async Task Puts_a_reminder_for_each_rung_on_the_client_secret_alone()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);

        var run = await world.PipeAsync(Credentials, Add(endpoint, "acme", "amazon-lwa"));
        var plain = await world.PipeAsync(Credentials, [.. Add(endpoint, "plain", "amazon-lwa"), "--without-policies"]);

        run.ExitCode.Should().Be(0, run.Errors);
        plain.ExitCode.Should().Be(0, plain.Errors);
        var described = (await world.Ssm.DescribeParametersAsync(new())).Parameters.ToDictionary(one => one.Name);
        var secret = described[$"{world.Root}/acme/client-secret"];
        secret.Tier.Should().Be(ParameterTier.Advanced);
        secret
            .Policies.Select(policy => (string?)JsonNode.Parse(policy.PolicyText)!["Attributes"]!["After"])
            .Should()
            .BeEquivalentTo("150", "165", "173", "177", "179");
        described[$"{world.Root}/acme/client-id"].Tier.Should().Be(ParameterTier.Standard);
        described[$"{world.Root}/plain/client-secret"].Tier.Should().Be(ParameterTier.Standard);
    }

    [Fact]
    public async Task Keeps_a_rotated_refresh_token_in_a_private_file_where_the_store_takes_nothing()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.SingleUse);
        var folder = Directory.CreateTempSubdirectory("tokens-add-");
        store.Faults = call => call.Operation == "PutParameter" ? new StoreFault.Refuse("AccessDeniedException") : null;

        var run = await world.PipeInAsync(
            folder.FullName,
            Credentials,
            [.. Add(endpoint, "acme", "oauth2"), "--refresh-token-rotates", "true"]
        );

        run.ExitCode.Should().Be(3);
        run.Errors.Should().Contain("could not be stored and is in the file").And.Contain("AccessDeniedException");
        var file = folder.GetFiles().Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(file.FullName)).Trim().Should().Be(endpoint.RefreshTokens.Newest);
        if (!OperatingSystem.IsWindows())
        {
            file.UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Doing what the hint says comes to the same as an addition that met no failure.</summary>
    [Theory]
    [InlineData("acme/client-id", "acme/refresh-token")]
    [InlineData("acme/client-secret", "acme/refresh-token, acme/client-id")]
    [InlineData("acme/access-token", "acme/refresh-token, acme/client-id, acme/client-secret")]
    [InlineData("connections/acme", "acme/refresh-token, acme/client-id, acme/client-secret, acme/access-token")]
    public async Task Says_what_is_written_where_the_store_refuses_a_later_write_and_goes_on_from_there(
        string refused,
        string written
    )
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.SingleUse);
        string[] add = [.. Add(endpoint, "acme", "oauth2"), "--refresh-token-rotates", "true", "--yes"];
        store.Faults = call =>
            call.Operation == "PutParameter" && call.Names.Contains($"{world.Root}/{refused}")
                ? new StoreFault.Refuse("AccessDeniedException")
                : null;

        var failed = await world.PipeAsync(Credentials, add);
        var left = await LeftAsync(world);
        store.Faults = null;
        var rest = Credentials
            .Split('\n')
            .Where(line => !left.Any(name => line.StartsWith(FieldOf(name), StringComparison.Ordinal)));
        var again = await world.PipeAsync(string.Join('\n', rest), add);

        failed.ExitCode.Should().Be(3);
        failed.Output.Should().BeEmpty();
        var places = written.Split(", ").Select(leaf => $"{world.Root}/{leaf}").ToList();
        failed
            .Errors.Should()
            .Contain($"{world.Root}/{refused}")
            .And.Contain("AccessDeniedException")
            .And.Contain($"; written are {string.Join(", ", places)}; once that is fixed, run it again without");
        left.Should().BeEquivalentTo(places);
        again.ExitCode.Should().Be(0, again.Errors);
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(0, "the token that the first run stored is the one used");
        (await world.RefreshAsync("""{"connections":["acme"]}""")).Refreshed.Should().Equal("acme");
    }

    [Fact]
    public async Task Makes_no_file_of_a_refresh_token_that_whoever_gave_it_has_still()
    {
        await using var store = await AwsEmulator.StartAsync();
        await using var world = await World.StartAsync(store);
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        var folder = Directory.CreateTempSubdirectory("tokens-add-");
        store.Faults = call => call.Operation == "PutParameter" ? new StoreFault.Refuse("AccessDeniedException") : null;

        var run = await world.PipeInAsync(folder.FullName, Credentials, Add(endpoint, "acme", "amazon-lwa"));

        run.ExitCode.Should().Be(3);
        run.Errors.Should().Contain("AccessDeniedException").And.Contain("nothing was written");
        folder.GetFiles().Should().BeEmpty();
        folder.Delete();
    }

    [Fact]
    public async Task Adopts_credentials_that_are_there_and_stores_what_the_trial_returned()
    {
        var endpoint = World.Mount(TokenEndpointBehaviour.SingleUse);
        await World.PutSecretAsync($"{World.Root}/shop/client-id", World.ClientId);
        await World.PutSecretAsync($"{World.Root}/shop/client-secret", World.ClientSecret);
        await World.PutSecretAsync($"{World.Root}/shop/refresh-token", "fake-refresh-0");

        var run = await World.CommandAsync([.. Add(endpoint, "shop", "mercado-libre"), "--yes", "--json"]);

        run.ExitCode.Should().Be(0, run.Errors);
        run.Errors.Should().Contain("shop/refresh-token is there already; its value is kept");
        JsonNode.Parse(run.Output)!["written"]!.AsArray().Should().ContainSingle("the definition alone is new");
        endpoint.RefreshTokens.IsAlive((await ValueAsync(World, "shop/refresh-token"))!).Should().BeTrue();
        (await World.RefreshAsync()).Skipped.Should().Equal("shop");
    }

    [Fact]
    public async Task Takes_a_credential_of_the_functions_environment_for_the_trial_alone()
    {
        await World.AddClientAsync(
            "erp",
            "amazon-lwa",
            TokenEndpointBehaviour.LoginWithAmazon,
            new JsonObject { ["clientSecret"] = "env:ACME_SECRET" }
        );

        var run = await World.PipeAsync(
            $"clientSecret={World.ClientSecret}\nrefreshToken=fake-refresh-0",
            "add",
            "acme",
            "--client",
            "erp"
        );

        run.ExitCode.Should().Be(0, run.Errors);
        (await ValueAsync(World, "acme/client-secret")).Should().BeNull();
        (await ValueAsync(World, "connections/acme")).Should().NotContain("Secret");
    }

    private static string[] Add(TokenEndpoint endpoint, string name, string provider) =>
        ["add", name, "--provider", provider, "--token-endpoint", endpoint.Uri.AbsoluteUri];

    private static async Task<IReadOnlyList<string>> LeftAsync(World world) =>
        [
            .. (await world.Ssm.DescribeParametersAsync(new()))
                .Parameters.Select(one => one.Name)
                .Where(name => name.StartsWith(world.Root, StringComparison.Ordinal)),
        ];

    /// <summary>How standard input names the credential of a parameter.</summary>
    private static string FieldOf(string parameter) =>
        parameter[(parameter.LastIndexOf('/') + 1)..] switch
        {
            "client-id" => "clientId=",
            "client-secret" => "clientSecret=",
            "refresh-token" => "refreshToken=",
            var other => other,
        };

    private static async Task<string?> ValueAsync(World world, string leaf) =>
        (await world.GetAsync($"{world.Root}/{leaf}"))?.Value;
}
