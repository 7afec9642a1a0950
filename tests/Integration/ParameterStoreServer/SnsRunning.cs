using Tokens.Tests.ParameterStoreServer;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>A server on a standing clock with one topic, and a client of it.</summary>
internal sealed class SnsRunning : IAsyncDisposable
{
    public const string Topic = "arn:aws:sns:eu-west-1:000000000000:alerts";

    private readonly SnsClient _client;

    private SnsRunning(ParameterStore server, SettableTime time) =>
        (Server, Time, _client) = (server, time, new SnsClient(server.Endpoint));

    public ParameterStore Server { get; }
    public SettableTime Time { get; }
    public SnsClient Client => _client;

    public static async Task<SnsRunning> StartAsync()
    {
        var time = new SettableTime();
        var server = await ParameterStore.StartAsync(new ParameterStoreOptions { Time = time });
        server.CreateTopic("alerts", "eu-west-1");
        return new SnsRunning(server, time);
    }

    public Task<SnsAnswer> CallAsync(string action, params (string Name, string Value)[] fields) =>
        _client.CallAsync(action, fields);

    public Task<SnsAnswer> PublishAsync(string message, params (string Name, string Value)[] fields) =>
        CallAsync("Publish", [("TopicArn", Topic), ("Message", message), .. fields]);

    public Task<SnsAnswer> SubscribeAsync(string endpoint, params (string Name, string Value)[] fields) =>
        CallAsync("Subscribe", [("TopicArn", Topic), ("Protocol", "http"), ("Endpoint", endpoint), .. fields]);

    /// <summary>Subscribes and confirms. The subscription's ARN.</summary>
    public async Task<string> JoinAsync(SnsSubscriber subscriber, string? filterPolicy = null)
    {
        await SubscribeAsync(subscriber.Url, filterPolicy is null ? [] : Attribute("FilterPolicy", filterPolicy));
        return await ConfirmAsync(subscriber);
    }

    /// <summary>Confirms with the token that the subscriber was posted. The subscription's ARN.</summary>
    public async Task<string> ConfirmAsync(SnsSubscriber subscriber)
    {
        var token = (string)subscriber.Confirmation["Token"]!;
        var confirmed = await CallAsync("ConfirmSubscription", ("TopicArn", Topic), ("Token", token));
        return confirmed["SubscriptionArn"];
    }

    public static (string Name, string Value)[] Attribute(string key, string value) =>
        [("Attributes.entry.1.key", key), ("Attributes.entry.1.value", value)];

    public static (string Name, string Value)[] MessageAttribute(
        string name,
        string type,
        string value,
        int number = 1
    ) =>
        [
            ($"MessageAttributes.entry.{number}.Name", name),
            ($"MessageAttributes.entry.{number}.Value.DataType", type),
            ($"MessageAttributes.entry.{number}.Value.StringValue", value),
        ];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }
}
