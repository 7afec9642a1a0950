using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A claim as it lies in its parameter: with its notice in full, so that the sweep can publish it.</summary>
internal static class OutboxJson
{
    /// <summary>A standard parameter's limit, in bytes.</summary>
    public const int MaxBytes = 4096;

    private const string Cut = "...";

    private static readonly OutboxJsonContext Context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // What is not escaped takes less room.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Within the limit always: the end of the mail gives way, then the end of the occasion.</summary>
    /// <exception cref="StoreException">Neither is what is too long.</exception>
    public static string Write(OutboxDocument document)
    {
        var json = Serialize(document);
        while (Encoding.UTF8.GetByteCount(json) is var bytes and > MaxBytes)
        {
            document = Shorter(document, bytes - MaxBytes);
            json = Serialize(document);
        }

        return json;
    }

    public static Parsed<OutboxDocument> Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Context.OutboxDocument) is { DeduplicationKey: not null } document
                ? document
                : new Parsed<OutboxDocument>.Invalid("names no occasion");
        }
        // The two others: half a surrogate pair.
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return new Parsed<OutboxDocument>.Invalid("is no claim");
        }
    }

    private static string Serialize(OutboxDocument document) =>
        NestedReferences.Escape(JsonSerializer.Serialize(document, Context.OutboxDocument));

    private static OutboxDocument Shorter(OutboxDocument document, int excess) =>
        document switch
        {
            { Alert: { Body: { Length: > 3 } body } alert } => document with
            {
                Alert = alert with { Body = WithoutEnd(body, excess) },
            },
            { DeduplicationKey: { Length: > 3 } key } => document with { DeduplicationKey = WithoutEnd(key, excess) },
            _ => throw new StoreException("a notice is too long to be claimed, even without its mail"),
        };

    /// <summary>A character takes a byte or more, so as many characters are enough.</summary>
    private static string WithoutEnd(string text, int excess)
    {
        var kept = Math.Max(0, text.Length - excess - Cut.Length);
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1]))
        {
            kept--;
        }

        return text[..kept] + Cut;
    }
}

[JsonSerializable(typeof(OutboxDocument))]
internal sealed partial class OutboxJsonContext : JsonSerializerContext;
