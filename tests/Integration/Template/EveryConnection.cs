using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// Connections of every kind that calls AWS in a way of its own: a client of its own with a single-use refresh token; a
/// named client at its usual place, an access token that needs an advanced parameter and an instance URL; a client in a
/// folder of its own; results in another folder and the client in the environment; and a connection whose definition names
/// a secret that is a client's.
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
        world.Variables["TOKENS_CREDENTIAL_PATHS"] = folders.Credentials;
        world.Variables["TOKENS_OUTPUT_PATHS"] = folders.Outputs;
        world.Variables["SP_API_CLIENT_ID"] = World.ClientId;
        world.Variables["SP_API_CLIENT_SECRET"] = World.ClientSecret;
        await ConnectAsync("shop", "mercado-libre", Rotating(new RefreshTokenRotation.SingleUse()));
        await ConnectAsync(
            "crm",
            "salesforce",
            TokenEndpointBehaviour.Salesforce with
            {
                AccessTokenLength = 5000,
            },
            client: []
        );
        await ConnectAsync(
            "erp",
            "oauth2",
            Rotating(new RefreshTokenRotation.NewAtEachUse()),
            new JsonObject
            {
                ["clientId"] = $"{folders.Credentials}/lwa/clientidentifier",
                ["clientSecret"] = $"{folders.Credentials}/lwa/clientsecret",
            },
            new JsonObject { ["refreshToken"] = $"{folders.Credentials}/refreshToken", ["refreshTokenRotates"] = true }
        );
        await ConnectAsync(
            "sp-api",
            "amazon-lwa",
            TokenEndpointBehaviour.LoginWithAmazon,
            new JsonObject { ["clientId"] = "env:SP_API_CLIENT_ID", ["clientSecret"] = "env:SP_API_CLIENT_SECRET" },
            new JsonObject
            {
                ["refreshToken"] = $"{folders.Outputs}/refresh-token",
                ["accessToken"] = $"{folders.Outputs}/access-token",
            }
        );
        await world.DefineAsync(
            Intruder,
            new JsonObject { ["client"] = "crm", ["refreshToken"] = $"{folders.Credentials}/lwa/clientsecret" }
        );
    }

    /// <summary>The connection that names another's secret as its refresh token.</summary>
    public const string Intruder = "intruder";

    private static TokenEndpointBehaviour Rotating(RefreshTokenRotation rotation) =>
        TokenEndpointBehaviour.OAuth2 with
        {
            Rotation = rotation,
            AccessTokenLifetime = TimeSpan.FromHours(6),
        };

    /// <param name="client">A named client's definition; left out, the connection has a client of its own.</param>
    private async Task ConnectAsync(
        string name,
        string provider,
        TokenEndpointBehaviour behaviour,
        JsonObject? client = null,
        JsonObject? connection = null
    )
    {
        endpoints[name] = world.Mount(behaviour with { Path = $"/{name}{behaviour.Path}" });
        connection ??= [];
        var definition = client ?? connection;
        var folder = client is null ? $"{world.Root}/{name}" : $"{world.Root}/clients/{name}";
        await PutAsync(definition, "clientId", $"{folder}/client-id", World.ClientId);
        await PutAsync(definition, "clientSecret", $"{folder}/client-secret", World.ClientSecret);
        await PutAsync(connection, "refreshToken", $"{world.Root}/{name}/refresh-token", "fake-refresh-0");
        definition["provider"] = provider;
        definition["tokenEndpoint"] = endpoints[name].Uri.AbsoluteUri;
        if (client is not null)
        {
            connection["client"] = name;
            await world.Ssm.PutParameterAsync(
                new PutParameterRequest
                {
                    Name = $"{world.Root}/clients/{name}",
                    Value = client.ToJsonString(),
                    Type = ParameterType.String,
                }
            );
        }

        await world.DefineAsync(name, connection);
    }

    private async Task PutAsync(JsonObject definition, string field, string standard, string value)
    {
        var place = (string?)definition[field] ?? standard;
        if (!place.StartsWith("env:", StringComparison.Ordinal))
        {
            await world.PutSecretAsync(place, value, key);
        }
    }
}
