using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Tokens.Emulator.Providers;

/// <summary>A request as it came, for assertions. The secrets in it are fake.</summary>
public sealed record ReceivedRequest
{
    public required DateTimeOffset At { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>With its question mark; empty where there is none. Tokens have no business here (RFC 9700).</summary>
    public required string QueryString { get; init; }

    /// <summary>Of a form; empty where the body is none. A repeated field keeps its first value.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>The secret is in the header and in the body, which RFC 6749 section 2.3 forbids.</summary>
    public required bool AuthenticatesTwice { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? GrantType => Fields.GetValueOrDefault("grant_type");

    public string? RefreshToken => Fields.GetValueOrDefault("refresh_token");

    public string? Scope => Fields.GetValueOrDefault("scope");

    internal static async Task<ReceivedRequest> ReadAsync(HttpRequest request, DateTimeOffset at)
    {
        var fields = await FieldsAsync(request);
        var (id, secret) = Basic(request.Headers.Authorization);
        return new ReceivedRequest
        {
            At = at,
            Method = request.Method,
            Path = request.Path.Value ?? "",
            QueryString = request.QueryString.Value ?? "",
            Fields = fields,
            AuthenticatesTwice = secret is not null && fields.ContainsKey("client_secret"),
            ClientId = id ?? fields.GetValueOrDefault("client_id"),
            ClientSecret = secret ?? fields.GetValueOrDefault("client_secret"),
        };
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(HttpRequest request)
    {
        using var reader = new FormReader(request.HasFormContentType ? request.Body : Stream.Null, Encoding.UTF8);
        return (await reader.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(
            field => field.Key,
            field => field.Value[0] ?? "",
            StringComparer.Ordinal
        );
    }

    /// <summary>RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined by a colon.</summary>
    private static (string? Id, string? Secret) Basic(string? authorization)
    {
        var header = AuthenticationHeaderValue.TryParse(authorization, out var parsed) ? parsed : null;
        var decoded = new byte[header?.Parameter?.Length ?? 0];
        return
            header?.Scheme == "Basic"
            && Convert.TryFromBase64String(header.Parameter ?? "", decoded, out var length)
            && Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [var id, var secret]
            ? (WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : (null, null);
    }
}
