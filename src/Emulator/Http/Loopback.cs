using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tokens.Emulator.Http;

/// <summary>Web servers within another program: without configuration files, environment variables, logging or signals.</summary>
public static class Loopback
{
    /// <param name="port">On 127.0.0.1; 0 for any that is free.</param>
    public static WebApplication Build(int port = 0) => Build(kestrel => kestrel.Listen(IPAddress.Loopback, port));

    /// <param name="listen">Names the addresses.</param>
    public static WebApplication Build(Action<KestrelServerOptions> listen)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                listen(kestrel);
            });
        builder.Services.AddSingleton<IHostLifetime, ForeignLifetime>();
        return builder.Build();
    }

    /// <summary>The address of a started server that listens on one.</summary>
    public static Uri AddressOf(WebApplication app) => new(app.Urls.Single());

    /// <summary>The host's own lifetime would handle Ctrl-C and SIGTERM in place of the program.</summary>
    private sealed class ForeignLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
