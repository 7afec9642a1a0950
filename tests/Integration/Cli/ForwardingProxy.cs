using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Tokens.Tests.Integration.Cli;

/// <summary>An HTTP proxy on loopback that keeps where each request that it is shown was going.</summary>
internal sealed class ForwardingProxy : IAsyncDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<Uri> targets = [];
    private readonly WebApplication app;

    private ForwardingProxy(WebApplication app) => this.app = app;

    public IReadOnlyList<Uri> Targets => [.. targets];

    public Uri Uri =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<ForwardingProxy> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var proxy = new ForwardingProxy(builder.Build());
        proxy.app.Run(proxy.ForwardAsync);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    /// <summary>A client names the whole address to a proxy (RFC 9112, section 3.2.2).</summary>
    private async Task ForwardAsync(HttpContext context)
    {
        var target = new Uri(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        targets.Enqueue(target);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target)
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var response = await client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
