using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Http;

namespace Tokens.Cli.SampleProvider;

/// <summary>Serves authorization servers over HTTP, on a free port of loopback.</summary>
internal sealed class ProviderListener : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProviderListener(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static async Task<ProviderListener> StartAsync(params AuthorizationServer[] servers)
    {
        var listener = new ProviderListener(Loopback.Build());
        var byPath = servers.ToDictionary(server => server.Behavior.Path, StringComparer.Ordinal);
        listener.app.Run(context => AnswerAsync(context, byPath));
        await listener.app.StartAsync();
        listener.Address = Loopback.AddressOf(listener.app);
        return listener;
    }

    public string EndpointOf(AuthorizationServer server) => new Uri(Address, server.Behavior.Path).AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, Dictionary<string, AuthorizationServer> servers)
    {
        var request = context.Request;
        if (servers.GetValueOrDefault(request.Path.Value ?? "") is not { } server)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("This is a sample provider of the command tokens.\n");
            return;
        }

        context.Response.Headers["X-Sample-Provider"] = $"tokens; behaves like {server.Behavior.Provider}, and is not";
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            context.Response.StatusCode = 405;
            return;
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        var reply = server.ExchangeResult(form.ToDictionary(field => field.Key, field => field.Value.ToString()));
        context.Response.StatusCode = reply.Status;
        await context.Response.WriteAsJsonAsync(reply.Body, context.RequestAborted);
    }
}
