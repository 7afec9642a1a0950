using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Emulator.Ssm;

namespace Tokens.Bench.ColdRun;

/// <summary>One connection that is due, in the shape of Login with Amazon. Nothing is throttled, nothing is late.</summary>
internal sealed class ColdStage : IAsyncDisposable
{
    public const string Region = "eu-west-1";

    private const string Connection = "acme";
    private const string Key = "alias/tokens";
    private const string Folder = "/tokens/" + Connection;
    private const string AccessToken = Folder + "/access-token";

    private readonly AwsEmulator store;
    private readonly TokenServer server;
    private readonly TokenEndpoint endpoint;

    private ColdStage(AwsEmulator store, TokenServer server)
    {
        (this.store, this.server) = (store, server);
        // Two hours, so that a sweep an hour can keep them fresh.
        endpoint = server.Mount(
            TokenEndpointBehaviour.LoginWithAmazon with
            {
                AccessTokenLifetime = TimeSpan.FromHours(2),
                AccessTokenLength = 400,
            }
        );
        endpoint.Clients.Add("fake-client-id", "fake-client-secret");
        endpoint.RefreshTokens.Add("fake-client-id", "fake-refresh-token");
        Variables = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = store.Endpoint.AbsoluteUri,
            // The functions' own, as a deployment sets them.
            ["ANNOTATIONS_HANDLER"] = "RefreshTokens",
            ["TOKENS_ALLOWED_HOSTS"] = "127.0.0.1",
            [SweepOfTheHour.Variable] = SweepOfTheHour.Usual,
            ["TOKENS_KMS_KEY_ID"] = Key,
            ["TOKENS_ALERT_TOPIC_ARN"] = store.CreateTopic("alerts", Region),
            ["TOKENS_COMPLETED_TOPIC_ARN"] = store.CreateTopic("completed", Region),
            // The baseline's.
            ["PARAMETER_PREFIX"] = Folder,
            ["TOKEN_ENDPOINT"] = endpoint.Uri.AbsoluteUri,
        };
        store.CreateKey(Key, Region);
    }

    public IReadOnlyDictionary<string, string> Variables { get; }

    public int Calls => store.Calls.Count;

    public static async Task<ColdStage> StartAsync() =>
        new(await AwsEmulator.StartAsync(), await TokenServer.StartAsync());

    /// <summary>Puts everything as it was before a run.</summary>
    public void Clear()
    {
        foreach (var parameter in store.Store.Below("/"))
        {
            store.Store.Forget(parameter.Name);
        }

        var definition = $$"""{"provider":"amazon-lwa","tokenEndpoint":"{{endpoint.Uri}}"}""";
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);
        store.Store.Text($"/tokens/connections/{Connection}", definition, yesterday);
        store.Store.Secret(Folder + "/client-id", "fake-client-id", yesterday);
        store.Store.Secret(Folder + "/client-secret", "fake-client-secret", yesterday, "proven");
        store.Store.Secret(Folder + "/refresh-token", "fake-refresh-token", yesterday);
        store.Store.Secret(AccessToken, "fake-expired-access-token", yesterday);
        store.ForgetCalls();
    }

    /// <summary>Whether the one token that was issued since <see cref="Clear"/> is the one in the store.</summary>
    /// <param name="issuedBefore">How many there were then.</param>
    public bool HasStored(int issuedBefore) =>
        endpoint.AccessTokens.Every is var issued
        && issued.Count == issuedBefore + 1
        && store.Store.Find(AccessToken)?.Latest is { Type: ParameterType.SecureString } stored
        && stored.Value == issued[^1];

    public int IssuedTokens => endpoint.AccessTokens.Every.Count;

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await server.DisposeAsync();
    }
}
