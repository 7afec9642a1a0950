using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tokens.Tests.Integration.Worlds;

namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>An endpoint that keeps all that is posted to it, as it came, and confirms nothing by itself.</summary>
internal sealed class SnsSubscriber : IAsyncDisposable
{
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, JsonObject Body)> _posts = new();
    private LoopbackEndpoint? _endpoint;

    /// <summary>What posts are answered with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public string Url => _endpoint!.Uri.AbsoluteUri;

    public IReadOnlyList<(IHeaderDictionary Headers, JsonObject Body)> Posts => [.. _posts];

    public JsonObject Confirmation => Of("SubscriptionConfirmation").Single();

    public JsonObject[] Notifications => Of("Notification");

    public string[] Texts => [.. Notifications.Select(each => (string)each["Message"]!)];

    public static async Task<SnsSubscriber> StartAsync()
    {
        var subscriber = new SnsSubscriber();
        subscriber._endpoint = await LoopbackEndpoint.StartAsync(subscriber.ReceiveAsync);
        return subscriber;
    }

    public ValueTask DisposeAsync() => _endpoint!.DisposeAsync();

    private Task<int> ReceiveAsync(IHeaderDictionary headers, string body)
    {
        // The server's own headers end with the request.
        _posts.Enqueue((new HeaderDictionary(headers.ToDictionary()), JsonNode.Parse(body)!.AsObject()));
        return Task.FromResult(Status);
    }

    private JsonObject[] Of(string type) =>
        [.. Posts.Select(post => post.Body).Where(body => (string?)body["Type"] == type)];
}
