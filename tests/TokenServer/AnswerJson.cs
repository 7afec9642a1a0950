using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tokens.Tests.TokenServers;

/// <summary>An answer in the provider's shape.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(TokenAnswer answer, TokenEndpointBehaviour behaviour)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        switch (answer)
        {
            case TokenAnswer.Issued issued:
                WriteIssued(json, issued, behaviour);
                break;
            case TokenAnswer.Refused refused:
                json.WriteString("error", refused.Error);
                json.WriteString("error_description", refused.Description);
                break;
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteIssued(Utf8JsonWriter json, TokenAnswer.Issued issued, TokenEndpointBehaviour behaviour)
    {
        json.WriteString("access_token", issued.AccessToken);
        json.WriteString("token_type", behaviour.SalesforceInstance is null ? "bearer" : "Bearer");
        WriteExpiry(json, issued.At, behaviour);
        WriteIfPresent(json, "refresh_token", issued.RefreshToken);
        WriteIfPresent(json, "scope", issued.Scope);
        if (behaviour.SalesforceInstance is { } instance)
        {
            WriteSalesforce(json, issued.At, instance);
        }
    }

    private static void WriteExpiry(Utf8JsonWriter json, DateTimeOffset at, TokenEndpointBehaviour behaviour)
    {
        var seconds = (long)behaviour.AccessTokenLifetime.TotalSeconds;
        var expiresAt = at + behaviour.AccessTokenLifetime;
        switch (behaviour.Expiry)
        {
            case ExpiryForm.Number:
                json.WriteNumber("expires_in", seconds);
                break;
            case ExpiryForm.NumberInString:
                json.WriteString("expires_in", seconds.ToString(CultureInfo.InvariantCulture));
                break;
            case ExpiryForm.AbsoluteEpoch:
                json.WriteNumber("expires_in", expiresAt.ToUnixTimeSeconds());
                break;
            case ExpiryForm.ExpiresAt:
                json.WriteString("expires_at", expiresAt.ToString("O", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteSalesforce(Utf8JsonWriter json, DateTimeOffset at, Uri instance)
    {
        json.WriteString("instance_url", instance.GetLeftPart(UriPartial.Authority));
        json.WriteString("id", "https://login.salesforce.com/id/00Dfake/005fake");
        json.WriteString("issued_at", at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        json.WriteString("signature", "fake-signature");
    }

    private static void WriteIfPresent(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
