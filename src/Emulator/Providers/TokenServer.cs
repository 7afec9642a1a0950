using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Http;

namespace Tokens.Emulator.Providers;

/// <summary>OAuth token endpoints over real HTTP on loopback. Everything they issue is fake and says so.</summary>
public sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, TokenEndpoint> endpoints = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();

    private TokenServer(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    /// <summary>The server's root, http://127.0.0.1:port/.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>All that came so far, to whatever path, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>Every secret and token that was ever good at any endpoint.</summary>
    public IReadOnlyList<string> EverySecret => [.. endpoints.Values.SelectMany(endpoint => endpoint.EverySecret)];

    /// <summary>
    /// Gets every request before its endpoint does, and may have it answered, answer in its place, or both; null lets all
    /// pass.
    /// </summary>
    public Func<HttpContext, RequestDelegate, Task>? Front { get; set; }

    /// <param name="clock">Tells issue times and graces; delays are always real.</param>
    public static async Task<TokenServer> StartAsync(TimeProvider? clock = null)
    {
        var server = new TokenServer(Loopback.Build(), clock ?? TimeProvider.System);
        server.app.Run(context =>
            server.Front is { } front ? front(context, server.HandleAsync) : server.HandleAsync(context)
        );
        await server.app.StartAsync();
        server.Address = Loopback.AddressOf(server.app);
        return server;
    }

    /// <summary>Throws where the path is taken.</summary>
    public TokenEndpoint Mount(TokenEndpointBehaviour behaviour)
    {
        var endpoint = new TokenEndpoint(behaviour, Address, clock);
        return endpoints.TryAdd(behaviour.Path, endpoint)
            ? endpoint
            : throw new ArgumentException($"There is an endpoint at {behaviour.Path} already.", nameof(behaviour));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var request = await ReceivedRequest.ReadAsync(context.Request, clock.GetUtcNow());
            requests.Enqueue(request);
            if (endpoints.Values.FirstOrDefault(one => one.Behaviour.AuthorizationPath == request.Path) is { } page)
            {
                await page.AuthorizationPage.HandleAsync(context);
            }
            else if (endpoints.TryGetValue(request.Path, out var endpoint))
            {
                await endpoint.HandleAsync(context, request, stopping.Token);
            }
            else
            {
                context.Response.StatusCode = 404;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client left, or the server is stopping: there is nobody to answer.
            context.Abort();
        }
    }
}
