using System.Net;
using System.Text;
using Tokens.Tests.TokenServers;

namespace Tokens.Tests.Integration.TokenServers;

/// <summary>Asks a token endpoint as plainly as can be.</summary>
internal static class TokenClient
{
    public const string Id = "fake-client";
    public const string Secret = "fake-secret-1";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static Task<TokenReply> RefreshAsync(
        TokenEndpoint endpoint,
        string refreshToken,
        string secret = Secret,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            endpoint,
            new()
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = Id,
                ["client_secret"] = secret,
            },
            cancellationToken
        );

    public static async Task<TokenReply> PostAsync(
        TokenEndpoint endpoint,
        Dictionary<string, string> fields,
        CancellationToken cancellationToken = default
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Uri) { Content = form };
        return await SendAsync(request, cancellationToken);
    }

    public static async Task<TokenReply> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken = default
    )
    {
        using var response = await Http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new TokenReply(response.StatusCode, body, response.Headers.RetryAfter, response.Headers.Location);
    }

    public static string Basic(string id, string secret) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}"));
}
