using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tokens.Cli.Failures;
using Tokens.Emulator.Http;

namespace Tokens.Cli.Commands.Local.Page;

/// <summary>The page of the local environment, on 127.0.0.1, for one browser.</summary>
internal sealed class LocalPage : IAsyncDisposable
{
    /// <summary>Open streams end at once; this is for a browser that does not read.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private readonly PageAccess access = new();
    private readonly WebApplication app;
    private readonly ILocalPageSource source;
    private readonly PageStream stream;

    private LocalPage(WebApplication app, ILocalPageSource source, TimeProvider clock) =>
        (this.app, this.source, stream) = (app, source, new PageStream(source, clock));

    /// <summary>For the operator's terminal only: the first browser that opens it gets the page.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <param name="port">0 for any free one.</param>
    /// <param name="source">What is shown.</param>
    /// <param name="clock">For the heartbeat.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandException">It cannot listen there.</exception>
    public static async Task<LocalPage> StartAsync(
        int port,
        ILocalPageSource source,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var page = new LocalPage(Loopback.Build(port), source, clock);
        page.app.Run(page.AnswerAsync);
        try
        {
            await page.app.StartAsync(cancellation);
        }
        catch (Exception refusal) when (refusal is IOException or System.Net.Sockets.SocketException)
        {
            await page.app.DisposeAsync();
            throw new CommandException(
                $"cannot listen on 127.0.0.1:{port}: it is in use, or you are not permitted to",
                "give another port",
                ExitCode.Usage
            );
        }

        page.Address = new Uri(Loopback.AddressOf(page.app), $"/?key={page.access.Key}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopTime, TimeProvider.System);
        await app.StopAsync(limit.Token);
        await app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        AddSecurityHeaders(response.Headers);
        if (PageAccess.RefusalOf(request) is { } refusal)
        {
            return WriteTextAsync(response, refusal.Status, refusal.Text);
        }

        if (access.TryOpen(context))
        {
            // The key leaves the address bar and the history.
            response.StatusCode = 303;
            response.Headers.Location = "/";
            return Task.CompletedTask;
        }

        return access.Admits(request)
            ? RouteAsync(context)
            : WriteTextAsync(
                response,
                403,
                "Open the address that tokens local printed, with its key. The key works once, in one browser: if it has been\n"
                    + "used, end tokens local and start it again."
            );
    }

    private Task RouteAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.Split('/') is ["", "actions", var action, { Length: > 0 } name])
        {
            return ActionOf(action) is { } known
                ? OnlyAsync("POST", context, () => ActAsync(context, known, name))
                : WriteTextAsync(context.Response, 404, "There is no such action.");
        }

        if (PageFile.All.FirstOrDefault(file => file.Path == path) is { } file)
        {
            return OnlyAsync("GET", context, () => WriteAsync(context, file.ContentType, file.Content));
        }

        return path switch
        {
            "/state" => OnlyAsync("GET", context, () => WriteAsync(context, "application/json", StateJson())),
            "/events" => OnlyAsync(
                "GET",
                context,
                () => stream.WriteAsync(context.Response, app.Lifetime.ApplicationStopping)
            ),
            _ => WriteTextAsync(context.Response, 404, "There is no page at this address."),
        };
    }

    private async Task ActAsync(HttpContext context, PageAction action, string name)
    {
        if (!source.Read().ActionsAllowed)
        {
            await WriteTextAsync(
                context.Response,
                403,
                "This environment has no buttons: it is not the built-in emulator."
            );
        }
        else if (await source.DoAsync(action, name, context.RequestAborted) is { } problem)
        {
            await WriteTextAsync(context.Response, 409, problem);
        }
        else
        {
            context.Response.StatusCode = 204;
        }
    }

    private static PageAction? ActionOf(string text) =>
        text switch
        {
            "provider-fails" => PageAction.ProviderFails,
            "provider-recovers" => PageAction.ProviderRecovers,
            "revoke" => PageAction.Revoke,
            "store-wrong-secret" => PageAction.StoreWrongSecret,
            "store-right-secret" => PageAction.StoreRightSecret,
            "repeat-last-event" => PageAction.RepeatLastEvent,
            _ => null,
        };

    private byte[] StateJson() =>
        JsonSerializer.SerializeToUtf8Bytes(source.Read(), LocalPageJson.Default.LocalPageState);

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static Task OnlyAsync(string method, HttpContext context, Func<Task> answer)
    {
        if (context.Request.Method == method)
        {
            return answer();
        }

        context.Response.Headers.Allow = method;
        return WriteTextAsync(context.Response, 405, $"This address takes {method} only.");
    }

    private static Task WriteAsync(HttpContext context, string contentType, byte[] content)
    {
        context.Response.ContentType = contentType;
        return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
    }

    private static Task WriteTextAsync(HttpResponse response, int status, string text)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(text + "\n", response.HttpContext.RequestAborted);
    }
}
