using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Tokens.Tests.Integration.TokenServers;

internal sealed record TokenReply(
    HttpStatusCode Status,
    string Body,
    RetryConditionHeaderValue? RetryAfter,
    Uri? Location
)
{
    public string? AccessToken => this["access_token"]?.GetString();

    public string? RefreshToken => this["refresh_token"]?.GetString();

    public string? Error => this["error"]?.GetString();

    public JsonElement? this[string field] =>
        JsonElement.Parse(Body).TryGetProperty(field, out var value) ? value : null;
}
