using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tokens.Tests.TokenServers;

/// <summary>Codes that wait to be exchanged, each once (RFC 6749 section 4.1.2; RFC 7636 section 4.6).</summary>
public sealed class AuthorizationCodes
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> every = new(StringComparer.Ordinal);

    /// <summary>A code of another page's than this server's, such as Seller Central's: without PKCE.</summary>
    public void Add(string code, string clientId, string? redirectUri = null)
    {
        lock (gate)
        {
            every.Add(code);
            waiting[code] = new Dictionary<string, string>
            {
                ["client_id"] = clientId,
                ["redirect_uri"] = redirectUri ?? "",
            };
        }
    }

    /// <summary>Every one ever issued here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> Every
    {
        get
        {
            lock (gate)
            {
                return [.. every];
            }
        }
    }

    internal string Issue(IReadOnlyDictionary<string, string> request)
    {
        lock (gate)
        {
            var code = $"fake-authorization-code-{every.Count + 1}";
            every.Add(code);
            waiting[code] = request;
            return code;
        }
    }

    /// <summary>Whether the exchange fits the request; whatever it is, the code is used up.</summary>
    internal bool Redeem(ReceivedRequest exchange)
    {
        lock (gate)
        {
            return waiting.Remove(exchange.Fields.GetValueOrDefault("code", ""), out var request)
                && request["client_id"] == exchange.ClientId
                && request["redirect_uri"] == exchange.Fields.GetValueOrDefault("redirect_uri", "")
                && request.GetValueOrDefault("code_challenge")
                    == ChallengeOf(exchange.Fields.GetValueOrDefault("code_verifier"));
        }
    }

    private static string? ChallengeOf(string? verifier) =>
        verifier is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
