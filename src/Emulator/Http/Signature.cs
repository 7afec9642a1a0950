using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Http;

/// <summary>Requires that a request is signed, by whom and how well does not matter, and reads the region it is for.</summary>
internal static class Signature
{
    public static string Region(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal))
        {
            throw new RefusedException("MissingAuthenticationTokenException", "Missing Authentication Token");
        }

        // Credential={key id}/{date}/{region}/{service}/aws4_request
        var scope = header.Split(',')[0].Split('/');
        return scope is [_, _, { Length: > 0 } region, ..] ? region : Account.DefaultRegion;
    }
}
