using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Tokens.Functions.Events;

namespace Tokens.Functions;

/// <summary>
/// Reads and writes what enters and leaves the functions. Events of AWS's types are read leniently: a malformed field is
/// the function's to log and pass over. The usual serializer would fail the invocation for it before it begins, and the
/// event would be delivered again and again.
/// </summary>
public sealed class EventSerializer : ILambdaSerializer
{
    private readonly SourceGeneratorLambdaJsonSerializer<FunctionJson> json = new();

    public T Deserialize<T>(Stream requestStream) =>
        typeof(T) == typeof(CloudWatchEvent<JsonElement>) ? (T)(object)LenientEvents.EventBridge(Json(requestStream))
        : typeof(T) == typeof(SNSEvent) ? (T)(object)LenientEvents.Sns(Json(requestStream))
        : json.Deserialize<T>(requestStream);

    public void Serialize<T>(T response, Stream responseStream) => json.Serialize(response, responseStream);

    private JsonElement Json(Stream stream) => json.Deserialize<JsonElement>(stream);
}
