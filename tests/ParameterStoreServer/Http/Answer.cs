using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tokens.Tests.ParameterStoreServer.Http;

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
