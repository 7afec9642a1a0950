using Tokens.Tests.ParameterStoreServer;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A server on a standing clock, and a client of it.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly SsmClient _client;

    private Running(ParameterStore server, SettableTime time) =>
        (Server, Time, _client) = (server, time, new SsmClient(server.Endpoint));

    public ParameterStore Server { get; }
    public SettableTime Time { get; }
    public SsmClient Client => _client;

    public static Task<Running> StartAsync(StoreLimits? limits = null) =>
        StartAsync(new ParameterStoreOptions { Limits = limits ?? new StoreLimits() });

    public static async Task<Running> StartAsync(ParameterStoreOptions options)
    {
        var time = new SettableTime();
        return new Running(await ParameterStore.StartAsync(options with { Time = time }), time);
    }

    public Task<SsmAnswer> CallAsync(string operation, object request) => _client.CallAsync(operation, request);

    public Task<SsmAnswer> CreateAsync(string name, string value = "v1", string type = "String") =>
        CallAsync(
            "PutParameter",
            new
            {
                Name = name,
                Value = value,
                Type = type,
            }
        );

    public Task<SsmAnswer> OverwriteAsync(string name, string value = "v2") =>
        CallAsync(
            "PutParameter",
            new
            {
                Name = name,
                Value = value,
                Overwrite = true,
            }
        );

    public Task<SsmAnswer> LabelAsync(string name, long? version, params string[] labels) =>
        CallAsync(
            "LabelParameterVersion",
            new
            {
                Name = name,
                ParameterVersion = version,
                Labels = labels,
            }
        );

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
