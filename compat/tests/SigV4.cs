using System.Security.Cryptography;
using System.Text;

namespace Tokens.Tests.Compat;

/// <summary>Signature Version 4 from its specification, for requests to "/" without a query.</summary>
internal sealed record SigV4(string Secret, string Region, string Service)
{
    public string Sign(Sent request, string time, IReadOnlyList<string> signedHeaders)
    {
        var headers = signedHeaders.Select(name => $"{name}:{request.Headers[name].Trim()}\n");
        var canonical = Lines(
            request.Method,
            request.Url.AbsolutePath,
            "",
            string.Concat(headers),
            string.Join(';', signedHeaders),
            Hex(SHA256.HashData(request.Body))
        );
        var date = time[..8];
        var scope = $"{date}/{Region}/{Service}/aws4_request";
        var toSign = Lines("AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = new[] { date, Region, Service, "aws4_request" }.Aggregate(
            Encoding.UTF8.GetBytes("AWS4" + Secret),
            Mac
        );
        return Hex(Mac(key, toSign));
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
