using System.Text.Json;

namespace Tokens.Adapters.OAuth;

/// <summary>Reads a token endpoint's answer, whatever it may be: no more of it than a token answer can have.</summary>
internal static class TokenResponseReader
{
    /// <summary>Far beyond any token answer, and little to hold for many connections at once.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Most answers fit, and none of the others costs more than one more copy.</summary>
    private const int UsualBytes = 8 * 1024;

    public static async Task<TokenResponse> ReadAsync(
        HttpResponseMessage response,
        ProviderProfile provider,
        CancellationToken cancellation
    )
    {
        var answer = new TokenResponse((int)response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var bytes = await ReadAsync(body, cancellation);
        if (bytes.Length > MaxBytes)
        {
            return answer with { Unreadable = $"more than {MaxBytes / 1024} KB, which is no token answer" };
        }

        try
        {
            using var document = JsonDocument.Parse(WithoutMark(bytes));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(answer, document.RootElement, provider)
                : answer with
                {
                    Unreadable = "JSON that is no object",
                };
        }
        // A text with half a surrogate pair, or bytes that are no UTF-8, only shows when it is read.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return answer with { Unreadable = Describe(response, bytes.Length) };
        }
    }

    /// <summary>One byte more than it may have tells that there are more.</summary>
    private static async Task<Memory<byte>> ReadAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[UsualBytes];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (length == buffer.Length)
        {
            Array.Resize(ref buffer, MaxBytes + 1);
            var rest = buffer.AsMemory(length);
            length += await body.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellation);
        }

        return buffer.AsMemory(0, length);
    }

    private static TokenResponse Read(TokenResponse answer, JsonElement json, ProviderProfile provider) =>
        answer with
        {
            AccessToken = SecretOf(json, "access_token"),
            RefreshToken = SecretOf(json, "refresh_token"),
            ExpiresIn = TextOf(json, "expires_in"),
            ExpiresAt = TextOf(json, "expires_at") ?? TextOf(json, "expires_on"),
            InstanceUrl = TextOf(json, "instance_url"),
            Error = provider.ErrorIn([.. TextsOf(json, provider.ErrorFields.Codes)]),
            ErrorDescription = TextsOf(json, provider.ErrorFields.Texts).FirstOrDefault(),
        };

    private static IEnumerable<string> TextsOf(JsonElement json, IReadOnlyList<string> names) =>
        names.Select(name => TextOf(json, name)).OfType<string>().Where(text => text.Length > 0);

    private static Secret? SecretOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Secret.Of(value.GetString()!)
            : null;

    /// <summary>Numbers as they stand; an object or a list too, since some put more than a code into their <c>error</c>.</summary>
    private static string? TextOf(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
    }

    private static string Describe(HttpResponseMessage response, int length)
    {
        var type = response.Content.Headers.ContentType?.MediaType;
        return length == 0 ? "nothing"
            : type is null or "application/json" ? "JSON that is malformed or cut short"
            : $"{type} instead of JSON";
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? utf8[3..] : utf8;
}
