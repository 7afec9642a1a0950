using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>An HTTP server on a free loopback port that hands on what is posted to it.</summary>
public sealed class LoopbackEndpoint : IAsyncDisposable
{
    private readonly WebApplication app;

    private LoopbackEndpoint(WebApplication app) => this.app = app;

    public Uri Uri => new(app.Urls.Single());

    /// <param name="receive">Gets each request's headers and body; its answer is the status to answer with.</param>
    public static async Task<LoopbackEndpoint> StartAsync(Func<IHeaderDictionary, string, Task<int>> receive)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = await receive(context.Request.Headers, body);
        });
        await app.StartAsync();
        return new LoopbackEndpoint(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
