using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Tokens.Emulator.Providers;

/// <summary>
/// RFC 6749 section 4.1.1 with PKCE (RFC 7636): a page on which everybody is signed in, and agrees at once unless told
/// otherwise.
/// </summary>
public sealed class AuthorizationPage
{
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> requests = new();

    internal AuthorizationPage(AuthorizationCodes codes, Clients clients) =>
        (this.codes, this.clients) = (codes, clients);

    private readonly AuthorizationCodes codes;
    private readonly Clients clients;

    /// <summary>What the person does: null agrees, a word is the error that the client is sent.</summary>
    public string? Error { get; set; }

    /// <summary>The fields of all that came so far.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Requests => [.. requests];

    internal async Task HandleAsync(HttpContext context)
    {
        var fields = context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString());
        requests.Enqueue(fields);
        if (Problem(fields) is { } problem)
        {
            // Never sent on: whoever asks so is not the client it claims to be.
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync(problem);
            return;
        }

        var answer = new Dictionary<string, string?> { ["state"] = fields.GetValueOrDefault("state") };
        if (Error is { } error)
        {
            answer["error"] = error;
            answer["error_description"] = "The person\nsaid <no>.";
        }
        else
        {
            answer["code"] = codes.Issue(fields);
        }

        context.Response.Redirect(QueryHelpers.AddQueryString(fields["redirect_uri"], answer));
    }

    private string? Problem(Dictionary<string, string> fields) =>
        fields.GetValueOrDefault("response_type") != "code" ? "response_type is not code"
        : !clients.Knows(fields.GetValueOrDefault("client_id", "")) ? "client_id is not known"
        : !fields.ContainsKey("redirect_uri") ? "redirect_uri is missing"
        : fields.GetValueOrDefault("code_challenge_method") != "S256" ? "PKCE with S256 is required"
        : fields.GetValueOrDefault("code_challenge", "").Length != 43 ? "code_challenge is none"
        : null;
}
