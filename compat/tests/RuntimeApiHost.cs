using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tokens.Tests.Compat;

/// <summary>The side of the runtime API that Lambda plays: hands out events and keeps what is posted.</summary>
internal sealed class RuntimeApiHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<string> events = Channel.CreateUnbounded<string>();
    private readonly Channel<Posted> posts = Channel.CreateUnbounded<Posted>();
    private int count;

    private RuntimeApiHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/2018-06-01/runtime/invocation/next", NextAsync);
        app.MapPost("/2018-06-01/runtime/{**rest}", PostAsync);
    }

    public string Address => new Uri(app.Urls.Single()).Authority;

    public string StatusBody { get; set; } = """{"status":"OK"}""";

    public static async Task<RuntimeApiHost> StartAsync()
    {
        var host = new RuntimeApiHost();
        await host.app.StartAsync();
        return host;
    }

    public void Send(string payload) => events.Writer.TryWrite(payload);

    public ValueTask<Posted> PostedAsync() => posts.Reader.ReadAsync(Deadline());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Posted(string Path, Dictionary<string, string> Headers, string Body);

    private static CancellationToken Deadline() => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    private async Task NextAsync(HttpContext http)
    {
        var payload = await events.Reader.ReadAsync(http.RequestAborted);
        var deadline = DateTimeOffset.UtcNow.AddSeconds(60).ToUnixTimeMilliseconds();
        var headers = http.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = $"request-{++count}";
        headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:eu-west-1:000000000000:function:f";
        headers["Lambda-Runtime-Trace-Id"] = $"Root=1-{count}";
        await http.Response.WriteAsync(payload);
    }

    private async Task PostAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers.ToDictionary(
            h => h.Key,
            h => h.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        posts.Writer.TryWrite(new Posted(http.Request.Path, headers, await reader.ReadToEndAsync()));
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.WriteAsync(StatusBody);
    }
}
