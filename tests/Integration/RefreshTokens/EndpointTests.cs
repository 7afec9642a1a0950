using System.Collections.Concurrent;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.RefreshTokens;

/// <summary>
/// Places on providers' own hosts at which whoever wrote the definition reads what is posted: with another connection's
/// secret in the definition, that secret was sent there.
/// </summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("hubspot", "https://api.hubapi.com/automation/v4/webhook-triggers/1/x", "/oauth/2026-03/token")]
    [InlineData("shopify", "https://acme.myshopify.com/apps/collect", "/admin/oauth/access_token")]
    [InlineData("salesforce", "https://test.salesforce.com/servlet/servlet.WebToLead", "/services/oauth2/token")]
    public async Task Nothing_is_sent_to_another_path_on_a_providers_host(string provider, string inbox, string right)
    {
        // Whatever goes out over https goes through here, if it goes.
        var tunnels = new ConcurrentQueue<string>();
        await using var proxy = await LoopbackEndpoint.StartAsync(
            (headers, _) =>
            {
                tunnels.Enqueue(headers.Host.ToString());
                return Task.FromResult(502);
            }
        );
        await using var world = await World.StartAsync();
        world.Variables["HTTPS_PROXY"] = proxy.Uri.AbsoluteUri;
        await world.ConnectAsync("victim", "amazon-lwa", TokenEndpointBehaviour.LoginWithAmazon);
        await world.PutSecretAsync($"{world.Root}/other/client-id", "fake-client-id-of-other");
        await world.PutSecretAsync($"{world.Root}/other/refresh-token", "fake-refresh-of-other");
        await world.DefineAsync(
            "other",
            new JsonObject
            {
                ["provider"] = provider,
                ["tokenEndpoint"] = inbox,
                ["clientSecret"] = $"{world.Root}/victim/client-secret",
            }
        );

        var answer = await world.RefreshAsync();

        tunnels.Should().BeEmpty();
        answer.Refreshed.Should().Equal("victim");
        answer.Failed["other"].Should().Contain("field tokenEndpoint: leads to").And.Contain(right);
    }
}
