using Tokens.Bench.Fleets;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Emulator.Ssm;

namespace Tokens.Bench.Fleet;

/// <summary>An account with AWS's quotas and latency, a provider, and the connections of a scenario: one client, many sign-ins.</summary>
internal sealed class FleetStage : IAsyncDisposable
{
    private const string Client = "fake-client-id";
    private const string Secret = "fake-client-secret";

    private static readonly TimeSpan StoreLatency = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan ProviderLatency = TimeSpan.FromMilliseconds(150);

    private readonly AwsEmulator store;
    private readonly FleetScenario scenario;
    private readonly TokenServer server;
    private readonly TokenEndpoint endpoint;
    private readonly FleetConnections connections;

    private FleetStage(AwsEmulator store, TokenServer server, FleetScenario scenario, TimeProvider clock)
    {
        (this.store, this.server, this.scenario) = (store, server, scenario);
        endpoint = server.Mount(Provider(scenario));
        endpoint.Clients.Add(Client, Secret);
        server.Front = async (context, serve) =>
        {
            await Task.Delay(ProviderLatency, clock, context.RequestAborted);
            await serve(context);
        };
        connections = new FleetConnections(store.Store, scenario, clock.GetUtcNow());
        connections.Seed(endpoint.Uri, (Client, Secret), () => endpoint.RefreshTokens.Issue(Client));
        store.Front = Calls.WatchAsync;
    }

    public CallCounts Calls { get; } = new();

    public int Exchanges => endpoint.AccessTokens.Every.Count;

    /// <summary>As a deployment sets them.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = store.Endpoint.AbsoluteUri,
            ["AWS_REGION"] = "eu-west-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIDFAKE",
            ["AWS_SECRET_ACCESS_KEY"] = "fake-aws-secret-access-key",
            ["TOKENS_ALLOWED_HOSTS"] = "127.0.0.1",
            // A sweep ends when the next one begins.
            ["TOKENS_SWEEP_INTERVAL"] = $"{scenario.DeadlineSeconds}s",
        };

    public static async Task<FleetStage> StartAsync(FleetScenario scenario, ScaledClock clock)
    {
        var options = new AwsEmulatorOptions
        {
            Time = clock,
            Throttling = ThrottlingRates.Default with { Gets = FleetScenario.Gets, Puts = scenario.Puts },
            Latency = StoreLatency,
            RecordCalls = false,
        };
        return new FleetStage(
            await AwsEmulator.StartAsync(options),
            await TokenServer.StartAsync(clock),
            scenario,
            clock
        );
    }

    /// <summary>See <see cref="FleetConnections.FurthestOutOfTurn"/>.</summary>
    public int FurthestOutOfTurn() => connections.FurthestOutOfTurn();

    /// <summary>How many have a token of this run, every one of them the provider's own.</summary>
    public int Stored() => connections.Renewed(endpoint.AccessTokens.Every.ToHashSet());

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await server.DisposeAsync();
    }

    // Tokens as long as Login with Amazon's usually are. Nothing is told of their life: the definitions know it.
    private static TokenEndpointBehaviour Provider(FleetScenario scenario) =>
        TokenEndpointBehaviour.OAuth2 with
        {
            AccessTokenLifetime = null,
            AccessTokenLength = 400,
            Rotation = scenario.SingleUse
                ? new RefreshTokenRotation.SingleUse
                {
                    RevokesFamilyOnReuse = true,
                    RevokesFamilyOnConcurrentUse = true,
                }
                : new RefreshTokenRotation.None(),
        };
}
