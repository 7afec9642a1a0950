using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokens.Adapters.OAuth;
using Tokens.Cli.Failures;
using Tokens.Cli.Hosting;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>Waits on loopback for the browser that a provider sends back (RFC 8252, section 7.3).</summary>
internal sealed class RedirectListener : IAsyncDisposable
{
    /// <summary>For the page to reach the browser.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SignInAnswer> answered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly WebApplication app;
    private SignIn? signIn;

    private RedirectListener(WebApplication app, Uri callback) => (this.app, Callback) = (app, callback);

    /// <summary>Where the browser is to be sent.</summary>
    public Uri Callback { get; private set; }

    /// <summary>The first answer that belongs to the sign-in.</summary>
    public Task<SignInAnswer> Answer => answered.Task;

    /// <summary>Which sign-in it waits for. Before anybody has its link: a browser is quick.</summary>
    public void Expect(SignIn expected) => signIn = expected;

    /// <param name="callback">A loopback address, which is listened on itself; its port 0 for any that is free.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">It cannot be listened on.</exception>
    public static async Task<RedirectListener> StartAsync(Uri callback, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, callback));
        builder.Services.AddSingleton<IHostLifetime, ForeignLifetime>();
        var listener = new RedirectListener(builder.Build(), callback);
        listener.app.Run(listener.AnswerAsync);
        try
        {
            await listener.app.StartAsync(cancellation);
        }
        catch (Exception refusal) when (refusal is IOException or SocketException)
        {
            await listener.app.DisposeAsync();
            throw new CommandException(
                $"nobody can listen on {callback.Authority}: it is taken, or not allowed to you",
                "give another --port, or a --redirect-uri with another one that is registered",
                ExitCode.Usage
            );
        }

        if (callback.Port == 0)
        {
            var addresses = listener.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
            var port = new Uri(addresses!.Addresses.Single()).Port;
            listener.Callback = new UriBuilder(callback) { Port = port }.Uri;
        }

        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Farewell, TimeProvider.System);
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, Uri callback)
    {
        if (IPAddress.TryParse(callback.DnsSafeHost, out var address))
        {
            kestrel.Listen(address, callback.Port);
        }
        else
        {
            // A browser may take either of the two addresses that the name has.
            kestrel.ListenLocalhost(callback.Port);
        }
    }

    internal async Task AnswerAsync(HttpContext context)
    {
        if (signIn is null || !IsRedirect(context.Request))
        {
            await WriteAsync(context, 404, "This is the command tokens, waiting for a sign-in. There is nothing here.");
            return;
        }

        var query = context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        var answer = signIn.Read(query);
        // First of all, since a browser may have hung up, and a code serves once.
        var counts = answer is not SignInAnswer.Foreign && answered.TrySetResult(answer);
        var (status, text) = answer switch
        {
            SignInAnswer.Foreign => (400, "This does not belong to the sign-in that tokens is waiting for."),
            _ when !counts => (409, "This sign-in has had its answer already; the terminal says how it went."),
            SignInAnswer.Accepted => (200, "Thank you. The terminal says how it went; this page can be closed."),
            _ => (200, "Access was not given; the terminal says why. This page can be closed."),
        };
        await WriteAsync(context, status, text);
    }

    /// <summary>The Host header too: a website whose name resolves to loopback (DNS rebinding) brings its own.</summary>
    private bool IsRedirect(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && string.Equals(request.Host.Value, Callback.Authority, StringComparison.OrdinalIgnoreCase)
        && request.Path == PathString.FromUriComponent(Callback);

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        // The address held a code: no page opened from here is to be told of it.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
