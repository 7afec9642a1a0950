using System.Text.Json.Nodes;
using FluentAssertions;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.Examples;

/// <summary>The three systems that this project grew from, each by the definition that its page under docs/ shows.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task Sp_api_keeps_its_client_in_the_environment_and_its_tokens_at_sp_api()
    {
        await using var world = await World.StartAsync();
        world.Variables["SP_API_CLIENT_ID"] = World.ClientId;
        world.Variables["SP_API_CLIENT_SECRET"] = World.ClientSecret;
        world.Variables["TOKENS_OUTPUT_PATHS"] = "/sp-api";
        var lwa = await DefineWithClientAsync(world, "sp-api");
        await world.PutSecretAsync("/sp-api/refresh-token", "fake-refresh-0");

        var answer = await world.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        answer.Message.Should().Be("Tokens successfully updated");
        (await world.GetAsync("/sp-api/access-token"))!.Value.Should().Be(lwa.AccessTokens.Every.Single());
        (await world.GetAsync("/sp-api/refresh-token"))!
            .Version.Should()
            .Be(1, "the answer repeated the one that was sent");

        lwa.Clients.RevokeSecret(World.ClientId, World.ClientSecret);
        var refused = await world.RefreshAsync("""{"connections":["sp-api"]}""");
        refused.StatusCode.Should().Be(500);
        refused.Error.Should().Contain("connection sp-api").And.Contain("invalid_client");
    }

    [Fact]
    public async Task Lwa_reads_its_credentials_where_they_are()
    {
        await using var world = await World.StartAsync();
        world.Variables["TOKENS_CREDENTIAL_PATHS"] = "/my-erp";
        var lwa = await DefineWithClientAsync(world, "lwa");
        await world.PutSecretAsync("/my-erp/lwa/clientidentifier", World.ClientId);
        await world.PutSecretAsync("/my-erp/lwa/clientsecret", World.ClientSecret);
        await world.PutSecretAsync("/my-erp/refreshToken", "fake-refresh-0");

        var answer = await world.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(200);
        (await world.GetAsync($"{world.Root}/lwa/access-token"))!.Value.Should().Be(lwa.AccessTokens.Every.Single());
        (await world.GetAsync("/my-erp/lwa/clientsecret"))!
            .Version.Should()
            .Be(1, "a token's write leaves a secret's age alone");
    }

    [Fact]
    public async Task Salesforce_stores_the_token_and_the_instance_url()
    {
        await using var world = await World.StartAsync();
        var salesforce = await DefineSalesforceAsync(world);
        await PutSalesforceAsync(world, World.ClientId, World.ClientSecret, "fake-refresh-0");

        var answer = await world.RefreshAsync(Samples.Read("schedule"));
        await world.RefreshAsync("""{"connections":["salesforce"]}""");

        answer.StatusCode.Should().Be(200);
        var token = await world.GetAsync($"{world.Root}/salesforce/access-token");
        token!.Value.Should().Be(salesforce.AccessTokens.Every[^1]);
        token.Version.Should().Be(2);
        var instance = await world.GetAsync($"{world.Root}/salesforce/instance-url");
        instance!.Value.TrimEnd('/').Should().Be("https://fake-org.my.salesforce.com");
        instance.Type.Value.Should().Be("String");
        instance.Version.Should().Be(1, "it did not change");
    }

    [Fact]
    public async Task Salesforce_placeholders_of_a_first_deployment_are_reported_and_not_sent()
    {
        await using var world = await World.StartAsync();
        await DefineSalesforceAsync(world);
        await PutSalesforceAsync(world, "dummy", "changeme", "dummy");

        var answer = await world.RefreshAsync(Samples.Read("schedule"));

        answer.StatusCode.Should().Be(500);
        answer
            .Failed["salesforce"]
            .Should()
            .ContainAll("/client-id", "/client-secret", "/refresh-token", "still holds a placeholder");
        world.TokenServer.Requests.Should().BeEmpty();
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
