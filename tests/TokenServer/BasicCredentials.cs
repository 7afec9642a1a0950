using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Tokens.Tests.TokenServers;

/// <summary>RFC 6749 section 2.3.1: id and secret are form-encoded before they are joined by a colon.</summary>
internal sealed record BasicCredentials(string ClientId, string ClientSecret)
{
    public static BasicCredentials? Read(string? authorization)
    {
        if (
            !AuthenticationHeaderValue.TryParse(authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        var decoded = new byte[header.Parameter?.Length ?? 0];
        return
            Convert.TryFromBase64String(header.Parameter ?? "", decoded, out var length)
            && Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2) is [var id, var secret]
            ? new BasicCredentials(WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : null;
    }
}
