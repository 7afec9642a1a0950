using System;
using System.IO;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>What the caller of a failed invocation gets to see.</summary>
internal static class ErrorPayload
{
    public static byte[] Of(Exception e)
    {
        using var payload = new MemoryStream();
        using (var json = new Utf8JsonWriter(payload))
        {
            Write(json, e);
        }

        return payload.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Exception e)
    {
        json.WriteStartObject();
        json.WriteString("errorType", e.GetType().Name);
        json.WriteString("errorMessage", e.Message);
        WriteStackTrace(json, e.StackTrace);
        if (e.InnerException is { } cause)
        {
            json.WritePropertyName("cause");
            Write(json, cause);
        }

        json.WriteEndObject();
    }

    private static void WriteStackTrace(Utf8JsonWriter json, string stackTrace)
    {
        if (string.IsNullOrEmpty(stackTrace))
        {
            return;
        }

        json.WriteStartArray("stackTrace");
        foreach (
            var line in stackTrace.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }
}
