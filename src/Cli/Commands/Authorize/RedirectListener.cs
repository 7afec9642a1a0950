using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tokens.Adapters.OAuth;
using Tokens.Cli.Failures;
using Tokens.Emulator.Http;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>Receives the provider's redirect on loopback (RFC 8252, section 7.3).</summary>
internal sealed class RedirectListener : IAsyncDisposable
{
    /// <summary>For the page to reach the browser.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SignInAnswer> answered = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly WebApplication app;
    private SignIn? signIn;

    private RedirectListener(WebApplication app, Uri callback) => (this.app, Callback) = (app, callback);

    /// <summary>Where the provider redirects the browser to.</summary>
    public Uri Callback { get; private set; }

    /// <summary>The first answer that belongs to the sign-in.</summary>
    public Task<SignInAnswer> Answer => answered.Task;

    /// <summary>Which sign-in it waits for; called before the link is shown, since a browser may answer at once.</summary>
    public void Expect(SignIn expected) => signIn = expected;

    /// <summary>Listens on the callback's address; with port 0 on any free port.</summary>
    /// <exception cref="CommandException">It cannot listen there.</exception>
    public static async Task<RedirectListener> StartAsync(Uri callback, CancellationToken cancellation)
    {
        var listener = new RedirectListener(Loopback.Build(kestrel => Listen(kestrel, callback)), callback);
        listener.app.Run(listener.AnswerAsync);
        try
        {
            await listener.app.StartAsync(cancellation);
        }
        catch (Exception refusal) when (refusal is IOException or SocketException)
        {
            await listener.app.DisposeAsync();
            throw new CommandException(
                $"cannot listen on {callback.Authority}: it is in use, or you are not permitted to",
                "give another --port, or another registered --redirect-uri",
                ExitCode.Usage
            );
        }

        if (callback.Port == 0)
        {
            listener.Callback = new UriBuilder(callback) { Port = Loopback.AddressOf(listener.app).Port }.Uri;
        }

        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopTime, TimeProvider.System);
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
            // The name has two addresses, and a browser may use either.
            kestrel.ListenLocalhost(callback.Port);
        }
    }

    internal async Task AnswerAsync(HttpContext context)
    {
        if (signIn is null || !IsRedirect(context.Request))
        {
            await WriteAsync(
                context,
                404,
                "This is the command tokens, waiting for a sign-in. There is no page at this address."
            );
            return;
        }

        var query = context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        var answer = signIn.Read(query);
        // Before the page is written: the browser may have disconnected, and a code works once.
        var counts = answer is not SignInAnswer.Foreign && answered.TrySetResult(answer);
        var (status, text) = answer switch
        {
            SignInAnswer.Foreign => (400, "This does not belong to the sign-in that tokens is waiting for."),
            _ when !counts => (409, "This sign-in is complete already; the terminal shows its result."),
            SignInAnswer.Accepted => (200, "Thank you. The terminal shows the result; you can close this page."),
            _ => (200, "Access was not granted; the terminal says why. You can close this page."),
        };
        await WriteAsync(context, status, text);
    }

    /// <summary>The Host header too: a website whose name resolves to loopback (DNS rebinding) sends its own.</summary>
    private bool IsRedirect(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && string.Equals(request.Host.Value, Callback.Authority, StringComparison.OrdinalIgnoreCase)
        && request.Path == PathString.FromUriComponent(Callback);

    private static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        // The address holds a code, which no page opened from here may see.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
