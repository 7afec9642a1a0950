using System.Net;
using System.Net.Http.Headers;

namespace Tokens.Adapters.OAuth;

/// <summary>Asks token endpoints over HTTP, one exchange at a time and never twice.</summary>
/// <param name="http">
/// Made at the first exchange. Follows no redirect: it would carry the credentials to another host.
/// </param>
/// <param name="clock">Limits an exchange, and tells what an absolute expiry is counted from.</param>
public sealed class TokenEndpoint(Lazy<HttpClient> http, TimeProvider clock) : ITokenEndpoint
{
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Without a limit of its own, since <see cref="Limit"/> covers the whole exchange.</summary>
    public static HttpClient NewClient() => new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The handler that such a client needs; one for the life of the process, for its pooled connections.</summary>
    /// <param name="proxy">Serves https only; null for the one of the environment (<c>https_proxy</c>) or the system.</param>
    public static HttpMessageHandler Handler(IWebProxy? proxy = null) =>
        new SocketsHttpHandler
        {
            Proxy = new HttpsProxy(proxy ?? HttpClient.DefaultProxy),
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
        };

    public async Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
    {
        var host = request.Connection.Endpoint.Token.Host;
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return ResponseInterpretation.Of(request, await AskAsync(request, either.Token), clock.GetUtcNow());
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            // The handler's own limit is that on connecting: nothing was sent by then.
            return late.InnerException is TimeoutException
                ? new ExchangeOutcome.RetryLater(null, $"{host} {Describe(HttpRequestError.ConnectionError)}")
                : Unanswered($"{host} gave no whole answer within {Limit.TotalSeconds} s");
        }
        catch (HttpRequestException broken) when (IsBeforeSending(broken.HttpRequestError))
        {
            return new ExchangeOutcome.RetryLater(null, $"{host} {Describe(broken.HttpRequestError)}");
        }
        catch (HttpRequestException broken)
        {
            return Unanswered($"{host} {Describe(broken.HttpRequestError)}");
        }
        catch (IOException)
        {
            return Unanswered($"{host} {Describe(HttpRequestError.ResponseEnded)}");
        }
    }

    private static ExchangeOutcome.RetryLater Unanswered(string reason) => new(null, reason) { MayBeDone = true };

    private static bool IsBeforeSending(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;

    /// <summary>In words of our own: an exception's may hold more than belongs into a log.</summary>
    private static string Describe(HttpRequestError error) =>
        error switch
        {
            HttpRequestError.NameResolutionError => "is a name that cannot be resolved; check tokenEndpoint",
            HttpRequestError.ConnectionError => "could not be reached",
            HttpRequestError.SecureConnectionError => "offered no TLS connection that can be trusted",
            _ => "broke off before its answer was complete",
        };

    private async Task<TokenResponse> AskAsync(TokenRequest request, CancellationToken cancellation)
    {
        using var message = TokenRequestMessage.For(request);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Tokens", null));
        using var response = await http.Value.SendAsync(
            message,
            HttpCompletionOption.ResponseHeadersRead,
            cancellation
        );
        var answer = await TokenResponseReader.ReadAsync(response, request.Connection.Provider, cancellation);
        return answer with { RetryAfter = RetryAfter(response) };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            _ => null,
        };
}
