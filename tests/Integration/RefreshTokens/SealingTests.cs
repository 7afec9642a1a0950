using Amazon.KeyManagementService;
using FluentAssertions;
using Tokens.Adapters.Seals;
using Tokens.Domain;
using Tokens.Domain.Connections;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.TokenServers;
using Xunit;
using StoreFault = Tokens.Tests.ParameterStoreServer.Fault;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>A single-use refresh token that Parameter Store does not take, through the published executable.</summary>
public sealed class SealingTests
{
    private const string Key = "alias/tokens";

    private const string ByHand = """{"connections":["shop"]}""";

    [Fact]
    public async Task What_the_store_does_not_take_lies_sealed_in_the_log_and_is_put_back_from_there()
    {
        await using var store = await ParameterStore.StartAsync();
        store.CreateKey(Key);
        await using var world = await World.StartListeningAsync(store);
        world.Variables["TOKENS_KMS_KEY_ID"] = Key;
        var endpoint = await ConnectAsync(world);
        store.Faults = call => Refused(world, call);

        (await world.RefreshAsync()).Failed.Single().Value.Should().Contain("lies sealed in the function's log");

        (await StatusAsync(world)).Should().Contain("\"sign-in-again\"");
        (await world.Alerts.WaitForAsync(1, TimeSpan.FromSeconds(10))).Should().ContainSingle();
        await world.RefreshAsync();
        world.TokenServer.Requests.Should().ContainSingle("the token in the store is spent");

        var opened = await OpenAsync(store, SealedIn(world));
        endpoint.RefreshTokens.IsAlive(opened).Should().BeTrue();
        store.Faults = null;
        await world.PutSecretAsync($"{world.Root}/shop/refresh-token", opened);
        (await world.RefreshAsync()).Refreshed.Should().Equal("shop");
        (await StatusAsync(world)).Should().Contain("\"healthy\"");
    }

    [Fact]
    public async Task Without_a_key_the_log_says_who_must_sign_in_and_shows_no_token()
    {
        await using var store = await ParameterStore.StartAsync();
        await using var world = await World.StartAsync(store);
        await ConnectAsync(world);
        store.Faults = call => Refused(world, call);

        (await world.RefreshAsync(ByHand))
            .Failed.Single()
            .Value.Should()
            .Contain("is lost")
            .And.Contain("set TOKENS_KMS_KEY_ID");

        await world.ShouldLogAsync(
            "Connection shop: its new refresh token could not be stored and is lost, so its user must sign in again"
        );
        world.Output.Should().NotContain(line => line.Text.Contains("tokens1:"));
    }

    private static async Task<TokenEndpoint> ConnectAsync(World world)
    {
        var strict = TokenEndpointBehaviour.OAuth2 with
        {
            Rotation = new RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse = true },
        };
        return await world.ConnectAsync("shop", "mercado-libre", strict);
    }

    private static StoreFault? Refused(World world, StoreCall call) =>
        call.Operation == "PutParameter" && call.Names.Contains($"{world.Root}/shop/refresh-token")
            ? new StoreFault.Refuse("AccessDeniedException", "not authorized to perform: ssm:PutParameter")
            : null;

    private static async Task<string?> StatusAsync(World world) =>
        (await world.GetAsync($"{world.Root}/status/shop"))?.Value;

    private static string SealedIn(World world)
    {
        var line = world.Output.Should().ContainSingle(output => output.Text.Contains("tokens1:")).Subject.Text;
        return System.Text.Json.Nodes.JsonNode.Parse(line)!["sealed"]!.GetValue<string>();
    }

    private static async Task<string> OpenAsync(ParameterStore store, string text)
    {
        using var kms = new AmazonKeyManagementServiceClient(
            "fake-access-key",
            "fake-secret-key",
            new AmazonKeyManagementServiceConfig
            {
                ServiceURL = store.Endpoint.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
            }
        );
        var shop = ((Parsed<ConnectionName>.Valid)ConnectionName.Parse("shop")).Value;
        var opening = await new KmsSealOpener(Key, kms).OpenAsync(shop, text, CancellationToken.None);
        return opening.Should().BeOfType<Opening.Opened>().Subject.Secret.Reveal();
    }
}
