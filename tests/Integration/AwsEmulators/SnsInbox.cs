using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tokens.Tests.Integration.Worlds;

namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>A subscriber that keeps what is posted to it and confirms nothing by itself.</summary>
internal sealed class SnsInbox : IAsyncDisposable
{
    private readonly ConcurrentQueue<(IHeaderDictionary Headers, JsonObject Body)> _posts = new();
    private LoopbackEndpoint? _endpoint;
    private int _taken;

    /// <summary>What posts are answered with.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public string Url => _endpoint!.Uri.AbsoluteUri;

    public IReadOnlyList<(IHeaderDictionary Headers, JsonObject Body)> Posts => [.. _posts];

    public static async Task<SnsInbox> StartAsync()
    {
        var inbox = new SnsInbox();
        inbox._endpoint = await LoopbackEndpoint.StartAsync(inbox.ReceiveAsync);
        return inbox;
    }

    /// <summary>What came since the last time, as JSON: the texts, and of a confirmation its token and URL.</summary>
    public string Take()
    {
        var bodies = Posts.Skip(_taken).Select(post => post.Body.DeepClone().AsObject()).ToArray();
        _taken += bodies.Length;
        return new JsonArray([.. bodies.Select(Shown)]).ToJsonString();
    }

    public ValueTask DisposeAsync() => _endpoint!.DisposeAsync();

    private static JsonNode? Shown(JsonObject body) =>
        body["Token"] is null
            ? body["Message"]!.DeepClone()
            : new JsonObject { ["Token"] = (string)body["Token"]!, ["SubscribeURL"] = (string)body["SubscribeURL"]! };

    private Task<int> ReceiveAsync(IHeaderDictionary headers, string body)
    {
        // The server's own headers end with the request.
        _posts.Enqueue((new HeaderDictionary(headers.ToDictionary()), JsonNode.Parse(body)!.AsObject()));
        return Task.FromResult(Status);
    }
}
