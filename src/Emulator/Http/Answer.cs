using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Http;

/// <summary>A body that is complete before its first byte is sent, so that a refusal midway leaves nothing half-said.</summary>
internal sealed class Answer
{
    public const string ContentType = "application/x-amz-json-1.1";

    private readonly ArrayBufferWriter<byte> _body = new(1024);

    public Answer() =>
        Json = new Utf8JsonWriter(
            _body,
            new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    public Utf8JsonWriter Json { get; }

    public async Task SendAsync(HttpResponse response, int status)
    {
        Json.Flush();
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = _body.WrittenCount;
        response.Headers["x-amzn-RequestId"] = response.HttpContext.TraceIdentifier;
        await response.BodyWriter.WriteAsync(_body.WrittenMemory);
    }
}

/// <summary>An error as the JSON 1.1 protocol has it.</summary>
internal static class ErrorAnswer
{
    // The service model spells the message of these few with a capital letter.
    private static readonly HashSet<string> Capital = ["InvalidFilterValue", "InvalidNextToken", "TooManyUpdates"];

    public static async Task WriteAsync(HttpResponse response, RefusedException refusal)
    {
        var answer = new Answer();
        var writer = answer.Json;
        writer.WriteStartObject();
        writer.WriteString("__type", refusal.Code);
        if (refusal.Message.Length > 0)
        {
            writer.WriteString(Capital.Contains(refusal.Code) ? "Message" : "message", refusal.Message);
        }

        writer.WriteEndObject();
        await answer.SendAsync(response, refusal.Status);
    }
}

internal static class JsonWriting
{
    public static void WriteOptional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IReadOnlyList<string> texts) =>
        json.WriteArray(name, texts, static (writer, text) => writer.WriteStringValue(text));

    public static void WriteArray<T>(
        this Utf8JsonWriter json,
        string name,
        IReadOnlyList<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
