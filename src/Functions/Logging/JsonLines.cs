using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tokens.Functions.Logging;

/// <summary>
/// Writes JSON lines to the standard output stream itself: the Lambda runtime support rewrites what goes through
/// Console.Out, which would bury the log's fields in a text and keep CloudWatch from seeing the metrics.
/// </summary>
public sealed class JsonLines(Stream output, TimeProvider clock)
{
    /// <summary>Quotes and accents stay readable: a log is no web page.</summary>
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock gate = new();

    /// <summary>The invocation that lines belong to; a process serves one at a time.</summary>
    public string? RequestId { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static Stream StandardOutput()
    {
#pragma warning disable RS0030 // The stream, and not the writer that is banned.
        return Console.OpenStandardOutput();
#pragma warning restore RS0030
    }

    public void Write(Action<Utf8JsonWriter> fields)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(line, Readable))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (gate)
        {
            output.Write(line.WrittenSpan);
            output.Flush();
        }
    }
}
