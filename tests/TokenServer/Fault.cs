using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.TokenServers;

/// <summary>What happens in place of a token endpoint's proper answer; each kind is a type, the usual ones are members here.</summary>
public abstract record Fault
{
    /// <summary>The exchange is done, and then its answer is replaced: the client cannot know whether its token was used.</summary>
    public bool ExchangeDone { get; init; }

    /// <summary>Passes before anything else. The exchange is done even if the client leaves in the meantime.</summary>
    public TimeSpan Delay { get; init; }

    internal virtual bool ReplacesAnswer => true;

    internal abstract Task AnswerAsync(HttpContext context);

    /// <summary>The proper answer, late.</summary>
    public static Fault Slow(TimeSpan delay) => new Slow { Delay = delay };

    /// <summary>The connection ends without an answer, and nothing was done.</summary>
    public static Fault Abort { get; } = new Abort();

    /// <summary>The exchange was done and the connection ends without an answer.</summary>
    public static Fault AnswerLost { get; } = new Abort { ExchangeDone = true };

    /// <summary>No answer until the client leaves.</summary>
    public static Fault Hang { get; } = new Hang();

    /// <summary>Some content, and less of it than its Content-Length promised.</summary>
    public static Fault Truncated { get; } = new TruncatedBody();

    /// <summary>What a login page, a proxy or a maintenance notice answers.</summary>
    public static Fault Html(int status) =>
        new ArbitraryAnswer(status, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Back soon</body></html>");

    /// <summary>An error as RFC 6749 section 5.2 writes it; with status 200, as Zoho is said to.</summary>
    public static Fault Error(int status, string error) =>
        new ArbitraryAnswer(status, "application/json", $$"""{"error":"{{error}}"}""");

    /// <summary>An error in a shape of the provider's own.</summary>
    public static Fault Json(int status, string json) => new ArbitraryAnswer(status, "application/json", json);

    public static Fault Status(int status) => new ArbitraryAnswer(status, "text/plain", "");

    public static Fault Redirect(int status, Uri location) =>
        new ArbitraryAnswer(status, "text/plain", "") { Header = new("Location", location.AbsoluteUri) };

    public static Fault TooManyRequests(TimeSpan retryAfter) =>
        TooManyRequests(((long)retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    public static Fault TooManyRequests(DateTimeOffset retryAfter) =>
        TooManyRequests(retryAfter.ToString("R", CultureInfo.InvariantCulture));

    private static ArbitraryAnswer TooManyRequests(string retryAfter) =>
        new(429, "application/json", """{"error":"rate_limit_exceeded"}""") { Header = new("Retry-After", retryAfter) };
}
