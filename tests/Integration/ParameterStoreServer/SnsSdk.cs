using Amazon.SimpleNotificationService;
using Tokens.Tests.ParameterStoreServer;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A server with one topic, and the AWS SDK's client of it.</summary>
internal sealed class SnsSdk : IAsyncDisposable
{
    private readonly AmazonSimpleNotificationServiceClient _client;

    private SnsSdk(ParameterStore server) => (Server, _client) = (server, ClientOf(server.Endpoint));

    public ParameterStore Server { get; }
    public AmazonSimpleNotificationServiceClient Client => _client;
    public string Topic => Server.CreateTopic("alerts");

    public static async Task<SnsSdk> StartAsync() => new(await ParameterStore.StartAsync());

    public static AmazonSimpleNotificationServiceClient ClientOf(Uri aws) =>
        new(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleNotificationServiceConfig
            {
                ServiceURL = aws.AbsoluteUri,
                AuthenticationRegion = "us-east-1",
                MaxErrorRetry = 1,
            }
        );

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
