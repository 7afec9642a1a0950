using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokens.Adapters.OAuth;
using Tokens.Cli.Failures;

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
    private readonly string path;
    private SignIn? signIn;

    private RedirectListener(WebApplication app, string path) => (this.app, this.path) = (app, path);

    public int Port { get; private set; }

    /// <summary>The first answer that belongs to the sign-in.</summary>
    public Task<SignInAnswer> Answer => answered.Task;

    /// <summary>Which sign-in it waits for. Before anybody has its link: a browser is quick.</summary>
    public void Expect(SignIn expected) => signIn = expected;

    /// <param name="port">0 for any that is free.</param>
    /// <param name="path">Where the browser is sent to.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandException">The port is taken.</exception>
    public static async Task<RedirectListener> StartAsync(int port, string path, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton<IHostLifetime, ForeignLifetime>();
        var listener = new RedirectListener(builder.Build(), path);
        listener.app.Run(listener.AnswerAsync);
        try
        {
            await listener.app.StartAsync(cancellation);
        }
        catch (IOException)
        {
            await listener.app.DisposeAsync();
            throw new CommandException($"port {port} of 127.0.0.1 is taken", "give another --port", ExitCode.Usage);
        }

        var addresses = listener.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        listener.Port = new Uri(addresses!.Addresses.Single()).Port;
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Farewell, TimeProvider.System);
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path != path || !HttpMethods.IsGet(request.Method) || signIn is null)
        {
            await WriteAsync(context, 404, "This is the command tokens, waiting for a sign-in. There is nothing here.");
            return;
        }

        var answer = signIn.Read(request.Query.ToDictionary(field => field.Key, field => field.Value.ToString()));
        switch (answer)
        {
            case SignInAnswer.Foreign:
                await WriteAsync(context, 400, "This does not belong to the sign-in that tokens is waiting for.");
                return;
            case SignInAnswer.Accepted:
                await WriteAsync(context, 200, "Thank you. The terminal says how it went; this page can be closed.");
                break;
            default:
                await WriteAsync(context, 200, "Access was not given; the terminal says why. This page can be closed.");
                break;
        }

        answered.TrySetResult(answer);
    }

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

    /// <summary>The process is the command's: the host's own lifetime would swallow Ctrl-C.</summary>
    private sealed class ForeignLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
