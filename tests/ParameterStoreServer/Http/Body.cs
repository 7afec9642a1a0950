using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Reads a request's body whole. Far above what any valid request needs, it is refused unread.</summary>
internal static class Body
{
    private const int MostBytes = 1 << 20;

    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        var buffer = new byte[(int)Math.Min(request.ContentLength ?? MostBytes, MostBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > MostBytes)
        {
            throw new RefusedException("SerializationException", $"The body exceeds {MostBytes} bytes.");
        }

        try
        {
            return JsonDocument.Parse(buffer.AsMemory(0, length));
        }
        catch (JsonException)
        {
            throw new RefusedException("SerializationException", "The body is no JSON.");
        }
    }
}
