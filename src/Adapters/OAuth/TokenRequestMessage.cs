using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Tokens.Adapters.OAuth;

/// <summary>Writes a token request (RFC 6749, sections 2.3.1, 4.1.3, 4.4.2 and 6; RFC 7636, section 4.5).</summary>
internal static class TokenRequestMessage
{
    public static HttpRequestMessage For(TokenRequest request)
    {
        var endpoint = request.Connection.Endpoint;
        var fields = Fields(request);
        var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Token)
        {
            Content = endpoint.BodyFormat == BodyFormat.Json ? Json(fields) : new FormUrlEncodedContent(fields),
        };
        if (endpoint.ClientAuthentication == ClientAuthentication.Basic)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", request.Client.ForBasic().Reveal());
        }

        return message;
    }

    private static List<KeyValuePair<string, string>> Fields(TokenRequest request)
    {
        var grant = request.Connection.Grant;
        var fields = new List<KeyValuePair<string, string>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                fields.Add(new(name, value));
            }
        }

        Add("grant_type", GrantOf(request));
        Add("refresh_token", request.RefreshToken?.Reveal());
        Add("code", request.Code?.Value.Reveal());
        Add("redirect_uri", request.Code?.RedirectUri?.OriginalString);
        Add("code_verifier", request.Code?.Verifier?.Reveal());
        if (request.Connection.Endpoint.ClientAuthentication == ClientAuthentication.Body)
        {
            Add("client_id", request.Client.Id.Reveal());
            Add("client_secret", request.Client.Secret.Reveal());
        }

        // What a code is good for was settled when it was asked for.
        Add("scope", request.Code is null ? grant.Scope : null);
        foreach (var (name, value) in grant.ExtraFields)
        {
            Add(name, value);
        }

        return fields;
    }

    private static string GrantOf(TokenRequest request) =>
        request.Code is not null ? "authorization_code"
        : request.Connection.Grant.Type == GrantType.RefreshToken ? "refresh_token"
        : "client_credentials";

    private static ByteArrayContent Json(List<KeyValuePair<string, string>> fields)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        var content = new ByteArrayContent(body.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
