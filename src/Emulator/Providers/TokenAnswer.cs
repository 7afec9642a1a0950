using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tokens.Emulator.Providers;

/// <summary>What an exchange answers: RFC 6749 sections 5.1 and 5.2.</summary>
internal sealed record TokenAnswer(int Status, JsonObject Body)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TokenAnswer Refused(int status, string error, string description) =>
        new(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    public static TokenAnswer Issued(
        string accessToken,
        string? refreshToken,
        ReceivedRequest request,
        TokenEndpointBehaviour behaviour
    )
    {
        var body = new JsonObject
        {
            ["access_token"] = accessToken,
            ["token_type"] = behaviour.SalesforceInstance is null ? "bearer" : "Bearer",
        };
        Add(body, "expires_in", (long?)behaviour.AccessTokenLifetime?.TotalSeconds);
        Add(body, "refresh_token", refreshToken);
        Add(body, "scope", request.Scope);
        if (behaviour.SalesforceInstance is { } instance)
        {
            body["instance_url"] = instance.GetLeftPart(UriPartial.Authority);
            body["id"] = "https://login.salesforce.com/id/00Dfake/005fake";
            body["issued_at"] = request.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            body["signature"] = "fake-signature";
        }

        return new TokenAnswer(StatusCodes.Status200OK, body);
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json;charset=UTF-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.WWWAuthenticate =
            Status == StatusCodes.Status401Unauthorized ? "Basic realm=\"tokens\"" : default;
        var json = JsonSerializer.SerializeToUtf8Bytes(Body, Options);
        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json, context.RequestAborted);
    }

    private static void Add<T>(JsonObject body, string name, T? value)
    {
        if (value is not null)
        {
            body[name] = JsonValue.Create(value);
        }
    }
}
