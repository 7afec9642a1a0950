using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// Reads and writes the types of a source-generated context, with its own options: those of the context do not apply. The
/// real one's converters for dates and other types of events are not here: no function needs them.
/// </summary>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext
> : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonSerializerContext context = (JsonSerializerContext)
        Activator.CreateInstance(
            typeof(TSGContext),
            new JsonSerializerOptions
            {
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                PropertyNameCaseInsensitive = true,
            }
        );

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(requestStream, TypeInfo<T>());
        }
        catch (Exception e)
        {
            throw new JsonSerializerException(
                $"Error converting the Lambda event JSON payload to type {typeof(T).FullName}: {e.Message}",
                e
            );
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        try
        {
            using var json = new Utf8JsonWriter(responseStream, Unescaped);
            JsonSerializer.Serialize(json, response, TypeInfo<T>());
        }
        catch (Exception e)
        {
            throw new JsonSerializerException(
                $"Error converting the response object of type {typeof(T).FullName} from the Lambda function to JSON: {e.Message}",
                e
            );
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException(
            $"No JsonTypeInfo registered in {typeof(TSGContext).FullName} for type {typeof(T).FullName}."
        );
}

public class JsonSerializerException : Exception
{
    internal JsonSerializerException(string message, Exception exception = null)
        : base(message, exception) { }
}
