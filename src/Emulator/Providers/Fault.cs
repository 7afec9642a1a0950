using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Emulator.Providers;

/// <summary>What happens in place of an endpoint's answer. Nothing is exchanged then, unless it is only late.</summary>
public abstract record Fault
{
    /// <summary>Passes before anything else. The exchange is done even if the client leaves in the meantime.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The endpoint's own answer, late.</summary>
    public static Fault Slow(TimeSpan delay) => new Late { Delay = delay };

    /// <summary>The connection ends without an answer.</summary>
    public static Fault Abort { get; } = new Broken("");

    /// <summary>Some content, and less of it than its Content-Length promised.</summary>
    public static Fault Truncated { get; } = new Broken("""{"access_token":"fake-trunc""");

    /// <summary>No answer until the client leaves.</summary>
    public static Fault Hang { get; } = new Silence();

    /// <summary>What a login page, a proxy or a maintenance page answers.</summary>
    public static Fault Html(int status) =>
        new ArbitraryAnswer(status, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Back soon</body></html>");

    /// <summary>An error as RFC 6749 section 5.2 writes it; with status 200, as Zoho is said to.</summary>
    public static Fault Error(int status, string error) => Json(status, $$"""{"error":"{{error}}"}""");

    /// <summary>An error in a shape of the provider's own.</summary>
    public static Fault Json(int status, string json) => new ArbitraryAnswer(status, "application/json", json);

    public static Fault Status(int status) => new ArbitraryAnswer(status, "text/plain", "");

    public static Fault Redirect(int status, Uri location) =>
        new ArbitraryAnswer(status, "text/plain", "") { Header = new("Location", location.AbsoluteUri) };

    public static Fault TooManyRequests(TimeSpan retryAfter) =>
        new ArbitraryAnswer(429, "application/json", """{"error":"rate_limit_exceeded"}""")
        {
            Header = new("Retry-After", ((long)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        };

    internal virtual Task AnswerAsync(HttpContext context) =>
        Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    /// <summary>The only one after which the exchange is done.</summary>
    internal sealed record Late : Fault;

    private sealed record Silence : Fault;

    private sealed record Broken(string Start) : Fault
    {
        internal override async Task AnswerAsync(HttpContext context)
        {
            if (Start.Length > 0)
            {
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync(Start);
                await context.Response.Body.FlushAsync();
            }

            context.Abort();
        }
    }
}

public sealed record ArbitraryAnswer(int StatusCode, string ContentType, string Body) : Fault
{
    public KeyValuePair<string, string>? Header { get; init; }

    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCode;
        context.Response.ContentType = ContentType;
        if (Header is { } header)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), context.RequestAborted);
    }
}

/// <summary>JSON whose access token has this many bytes. Without a Content-Length only a reader that counts can stop in time.</summary>
public sealed record OversizedBody(int Bytes) : Fault
{
    internal override async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"access_token\":\"", context.RequestAborted);
        var block = new string('x', 64 * 1024);
        for (var left = Bytes; left > 0; left -= block.Length)
        {
            await context.Response.WriteAsync(block[..Math.Min(left, block.Length)], context.RequestAborted);
        }

        await context.Response.WriteAsync("\",\"token_type\":\"bearer\",\"expires_in\":3600}", context.RequestAborted);
    }
}
