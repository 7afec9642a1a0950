using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tokens.Emulator.Providers;

namespace Tokens.Tests.Integration.TokenServers;

/// <summary>Posts plain forms to a token endpoint, as one client.</summary>
internal static class TokenClient
{
    public const string ClientId = "fake-client";
    public const string ClientSecret = "fake-secret-1";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>An endpoint that knows the client, and one of its refresh tokens.</summary>
    public static (TokenEndpoint Endpoint, string RefreshToken) Mount(
        TokenServer server,
        TokenEndpointBehaviour behaviour
    )
    {
        var endpoint = server.Mount(behaviour);
        endpoint.Clients.Add(ClientId, ClientSecret);
        return (endpoint, endpoint.RefreshTokens.Issue(ClientId));
    }

    public static Task<TokenReply> RefreshAsync(
        TokenEndpoint endpoint,
        string refreshToken,
        string secret = ClientSecret,
        CancellationToken cancellation = default
    ) =>
        PostAsync(
            endpoint.Uri,
            $"grant_type=refresh_token&refresh_token={refreshToken}&client_id={ClientId}&client_secret={secret}",
            cancellation: cancellation
        );

    public static async Task<TokenReply> PostAsync(
        Uri uri,
        string form,
        string? basic = null,
        CancellationToken cancellation = default
    )
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = content };
        request.Headers.Authorization = basic is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(basic)));
        using var response = await Http.SendAsync(request, cancellation);
        var body = await response.Content.ReadAsStringAsync(cancellation);
        return new TokenReply(response.StatusCode, body, response.Headers);
    }
}

internal sealed record TokenReply(HttpStatusCode Status, string Body, HttpResponseHeaders Headers)
{
    public string? AccessToken => this["access_token"];

    public string? RefreshToken => this["refresh_token"];

    public string? Error => this["error"];

    public string? this[string field] =>
        JsonElement.Parse(Body).TryGetProperty(field, out var value) ? $"{value}" : null;
}
