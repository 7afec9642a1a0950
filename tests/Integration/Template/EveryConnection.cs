using System.Text.Json.Nodes;
using Tokens.Tests.Integration.Worlds;
using Tokens.Tests.TokenServers;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// Connections of every kind that calls AWS in a way of its own: a single-use refresh token, an access token that needs an
/// advanced parameter and an instance URL, credentials in a folder of their own, results in another and the client in the
/// environment.
/// </summary>
/// <param name="world">Where they are.</param>
/// <param name="key">The KMS key of all credentials.</param>
/// <param name="endpoints">Gets the provider of each.</param>
/// <param name="folders">Beside the root.</param>
internal sealed class EveryConnection(
    World world,
    string key,
    Dictionary<string, TokenEndpoint> endpoints,
    (string Credentials, string Outputs) folders
)
{
    /// <summary>The hourly look at every sweep, and everything under the deployment's key.</summary>
    public async Task PutInPlaceAsync()
    {
        world.Variables["TOKENS_SWEEP_INTERVAL"] = "60m";
        world.Variables["TOKENS_KMS_KEY_ID"] = key;
        world.Variables["SP_API_CLIENT_ID"] = World.ClientId;
        world.Variables["SP_API_CLIENT_SECRET"] = World.ClientSecret;
        await ConnectAsync("shop", "mercado-libre", Rotating(new RefreshTokenRotation.SingleUse()));
        await ConnectAsync("crm", "salesforce", TokenEndpointBehaviour.Salesforce with { AccessTokenLength = 5000 });
        await ConnectAsync(
            "erp",
            "oauth2",
            Rotating(new RefreshTokenRotation.NewAtEachUse()),
            new JsonObject
            {
                ["clientId"] = $"{folders.Credentials}/lwa/clientidentifier",
                ["clientSecret"] = $"{folders.Credentials}/lwa/clientsecret",
                ["refreshToken"] = $"{folders.Credentials}/refreshToken",
                ["refreshTokenRotates"] = true,
            }
        );
        await ConnectAsync(
            "sp-api",
            "amazon-lwa",
            TokenEndpointBehaviour.LoginWithAmazon,
            new JsonObject
            {
                ["clientId"] = "env:SP_API_CLIENT_ID",
                ["clientSecret"] = "env:SP_API_CLIENT_SECRET",
                ["refreshToken"] = $"{folders.Outputs}/refresh-token",
                ["accessToken"] = $"{folders.Outputs}/access-token",
            }
        );
    }

    private static TokenEndpointBehaviour Rotating(RefreshTokenRotation rotation) =>
        TokenEndpointBehaviour.OAuth2 with
        {
            Rotation = rotation,
            AccessTokenLifetime = TimeSpan.FromHours(6),
        };

    private async Task ConnectAsync(
        string name,
        string provider,
        TokenEndpointBehaviour behaviour,
        JsonObject? definition = null
    )
    {
        definition ??= [];
        endpoints[name] = world.Mount(behaviour with { Path = $"/{name}{behaviour.Path}" });
        foreach (var (field, leaf, value) in Needed)
        {
            var place = (string?)definition[field] ?? $"{world.Root}/{name}/{leaf}";
            if (!place.StartsWith("env:", StringComparison.Ordinal))
            {
                await world.PutSecretAsync(place, value, key);
            }
        }

        definition["provider"] = provider;
        definition["tokenEndpoint"] = endpoints[name].Uri.AbsoluteUri;
        await world.DefineAsync(name, definition);
    }

    private static IEnumerable<(string Field, string Leaf, string Value)> Needed =>
        [
            ("clientId", "client-id", World.ClientId),
            ("clientSecret", "client-secret", World.ClientSecret),
            ("refreshToken", "refresh-token", "fake-refresh-0"),
        ];
}
