using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tokens.Cli.Commands.Local.Page;

/// <summary>
/// Who may use the page: the browser that opened the printed address first. Every local user can connect to loopback, and
/// every website that the operator visits can make their browser do so.
/// </summary>
internal sealed class PageAccess
{
    private readonly string session = NewToken();
    private int isKeyUsed;

    /// <summary>Opens the page once.</summary>
    public string Key { get; } = NewToken();

    /// <summary>
    /// A website whose name resolves to loopback (DNS rebinding) sends its own Host header; a website that posts here, its
    /// own Origin. Ports of one host are one site to a browser's cookies, so that the session alone does not tell them apart.
    /// </summary>
    /// <returns>Null if the request is the page's own.</returns>
    public static Refusal? RefusalOf(HttpRequest request)
    {
        var host = request.Host;
        if (
            host.Host is not ("127.0.0.1" or "localhost")
            || (host.Port ?? 80) != request.HttpContext.Connection.LocalPort
        )
        {
            return new Refusal(421, "This server has only the address that tokens local prints.");
        }

        return HttpMethods.IsGet(request.Method) || IsSameOrigin(request)
            ? null
            : new Refusal(403, "Only the page itself may ask for this.");
    }

    /// <summary>Starts the session for the printed address; again in the same browser it is harmless.</summary>
    public bool TryOpen(HttpContext context)
    {
        var request = context.Request;
        if (
            !HttpMethods.IsGet(request.Method)
            || request.Path != "/"
            || !request.Query.TryGetValue("key", out var key)
            || !(Admits(request) || TryUse(key.ToString()))
        )
        {
            return false;
        }

        var options = new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        };
        context.Response.Cookies.Append(CookieOf(request), session, options);
        return true;
    }

    /// <summary>Whether the request belongs to the session.</summary>
    public bool Admits(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieOf(request), out var cookie) && AreEqual(cookie, session);

    private bool TryUse(string key) => AreEqual(key, Key) && Interlocked.Exchange(ref isKeyUsed, 1) == 0;

    private static bool IsSameOrigin(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"http://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
        && (!request.Headers.TryGetValue("Sec-Fetch-Site", out var site) || site == "same-origin");

    /// <summary>With the port: cookies do not separate ports, and two pages would end each other's sessions.</summary>
    private static string CookieOf(HttpRequest request) => $"tokens-local-{request.HttpContext.Connection.LocalPort}";

    /// <summary>In constant time.</summary>
    private static bool AreEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

internal sealed record Refusal(int Status, string Text);
