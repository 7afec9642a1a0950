using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Tokens.Emulator.Providers;

/// <summary>Codes that wait to be exchanged, each once (RFC 6749 section 4.1.2; RFC 7636 section 4.6).</summary>
public sealed class AuthorizationCodes
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> waiting = new();
    private readonly ConcurrentQueue<string> every = new();
    private int issued;

    /// <summary>Every one ever issued here, for a search of whatever should not show them.</summary>
    public IReadOnlyList<string> Every => [.. every];

    /// <summary>A code of another page, such as Seller Central's: without PKCE.</summary>
    public void Add(string code, string clientId, string? redirectUri = null) =>
        Add(code, new Dictionary<string, string> { ["client_id"] = clientId, ["redirect_uri"] = redirectUri ?? "" });

    internal string Issue(IReadOnlyDictionary<string, string> request)
    {
        var code = $"fake-authorization-code-{Interlocked.Increment(ref issued)}";
        Add(code, request);
        return code;
    }

    /// <summary>Whether the exchange fits the request; whatever it is, the code is used up.</summary>
    internal bool Redeem(ReceivedRequest exchange) =>
        waiting.TryRemove(exchange.Fields.GetValueOrDefault("code", ""), out var request)
        && request["client_id"] == exchange.ClientId
        && request["redirect_uri"] == exchange.Fields.GetValueOrDefault("redirect_uri", "")
        && request.GetValueOrDefault("code_challenge")
            == ChallengeOf(exchange.Fields.GetValueOrDefault("code_verifier"));

    private void Add(string code, IReadOnlyDictionary<string, string> request)
    {
        every.Enqueue(code);
        waiting[code] = request;
    }

    private static string? ChallengeOf(string? verifier) =>
        verifier is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
