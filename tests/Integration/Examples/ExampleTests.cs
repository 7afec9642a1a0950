using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Examples;

/// <summary>The three systems that this project grew from, each by the definition that its page under docs/ shows.</summary>
public sealed class ExampleTests : WorldTests
{
    [Fact]
    public async Task Sp_api_keeps_its_client_in_the_environment_and_its_tokens_at_sp_api()
    {
        World.Variables["SP_API_CLIENT_ID"] = World.ClientId;
        World.Variables["SP_API_CLIENT_SECRET"] = World.ClientSecret;
        World.Variables["TOKENS_OUTPUT_PATHS"] = "/sp-api";
        var lwa = await DefineWithClientAsync(World, "sp-api");
        await World.PutSecretAsync("/sp-api/refresh-token", "fake-refresh-0");

        var answer = await World.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        answer.Message.Should().Be("Tokens successfully updated");
        (await World.GetAsync("/sp-api/access-token"))!.Value.Should().Be(lwa.AccessTokens.Every.Single());
        (await World.GetAsync("/sp-api/refresh-token"))!
            .Version.Should()
            .Be(1, "the answer repeated the one that was sent");

        lwa.Clients.RevokeSecret(World.ClientId, World.ClientSecret);
        var refused = await World.RefreshAsync("""{"connections":["sp-api"]}""");
        refused.StatusCode.Should().Be(500);
        refused.Error.Should().Contain("connection sp-api").And.Contain("invalid_client");
    }

    [Fact]
    public async Task Lwa_reads_its_credentials_where_they_are()
    {
        World.Variables["TOKENS_CREDENTIAL_PATHS"] = "/my-erp";
        var lwa = await DefineWithClientAsync(World, "lwa");
        await World.PutSecretAsync("/my-erp/lwa/clientidentifier", World.ClientId);
        await World.PutSecretAsync("/my-erp/lwa/clientsecret", World.ClientSecret);
        await World.PutSecretAsync("/my-erp/refreshToken", "fake-refresh-0");

        var answer = await World.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        (await World.GetAsync($"{World.Root}/lwa/access-token"))!.Value.Should().Be(lwa.AccessTokens.Every.Single());
        (await World.GetAsync("/my-erp/lwa/clientsecret"))!
            .Version.Should()
            .Be(1, "a token's write leaves a secret's age alone");
    }

    [Fact]
    public async Task Salesforce_stores_the_token_and_the_instance_url()
    {
        var salesforce = await DefineSalesforceAsync(World);
        await PutSalesforceAsync(World, World.ClientId, World.ClientSecret, "fake-refresh-0");

        var answer = await World.RefreshAsync(Samples.Read("schedule"));
        await World.RefreshAsync("""{"connections":["salesforce"]}""");

        answer.StatusCode.Should().Be(200);
        var token = await World.GetAsync($"{World.Root}/salesforce/access-token");
        token!.Value.Should().Be(salesforce.AccessTokens.Every[^1]);
        token.Version.Should().Be(2);
        var instance = await World.GetAsync($"{World.Root}/salesforce/instance-url");
        instance!.Value.TrimEnd('/').Should().Be("https://fake-org.my.salesforce.com");
        instance.Type.Value.Should().Be("String");
        instance.Version.Should().Be(1, "it did not change");
    }

    [Fact]
    public async Task Salesforce_placeholders_of_a_first_deployment_are_reported_and_not_sent()
    {
        await DefineSalesforceAsync(World);
        await PutSalesforceAsync(World, "dummy", "changeme", "dummy");

        var answer = await World.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(500);
        answer
            .Failed["salesforce"]
            .Should()
            .ContainAll("/client-id", "/client-secret", "/refresh-token", "still holds a placeholder");
        World.TokenServer.Requests.Should().BeEmpty();
    }

    /// <summary>The page's client, with an endpoint on loopback, and its connection.</summary>
    private static async Task<TokenEndpoint> DefineWithClientAsync(World world, string example)
    {
        var endpoint = world.Mount(TokenEndpointBehaviour.LoginWithAmazon);
        var client = await ReadAsync(example, "client.json");
        client["tokenEndpoint"] = endpoint.Uri.AbsoluteUri;
        await world.DefineClientAsync(example, client);
        await world.DefineAsync(example, await ReadAsync(example, "definition.json"));
        return endpoint;
    }

    /// <summary>A client of its own, with an endpoint on loopback.</summary>
    private static async Task<TokenEndpoint> DefineSalesforceAsync(World world)
    {
        var endpoint = world.Mount(TokenEndpointBehaviour.Salesforce);
        var definition = await ReadAsync("salesforce", "definition.json");
        definition["tokenEndpoint"] = endpoint.Uri.AbsoluteUri;
        await world.DefineAsync("salesforce", definition);
        return endpoint;
    }

    private static async Task<JsonObject> ReadAsync(string example, string file)
    {
        var path = Path.Combine(TestRun.RepoRoot, "docs", "examples", example, file);
        return JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
    }

    private static async Task PutSalesforceAsync(World world, string id, string secret, string refreshToken)
    {
        await world.PutSecretAsync($"{world.Root}/salesforce/client-id", id);
        await world.PutSecretAsync($"{world.Root}/salesforce/client-secret", secret);
        await world.PutSecretAsync($"{world.Root}/salesforce/refresh-token", refreshToken);
    }
}
