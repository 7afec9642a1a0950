using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The same failure in X-Ray's words. It travels in a header, so it stays on one line of ASCII.</summary>
internal static class XRayCause
{
    public static string Of(Exception e)
    {
        using var cause = new MemoryStream();
        using (var json = new Utf8JsonWriter(cause))
        {
            json.WriteStartObject();
            json.WriteString("working_directory", Directory.GetCurrentDirectory());
            json.WriteStartArray("exceptions");
            json.WriteStartObject();
            json.WriteString("type", e.GetType().Name);
            json.WriteString("message", e.Message);
            json.WriteStartArray("stack");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("paths");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(cause.ToArray());
    }
}
