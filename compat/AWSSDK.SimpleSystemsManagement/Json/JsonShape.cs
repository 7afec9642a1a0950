using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.SimpleSystemsManagement.Json;

internal sealed class JsonShape<T> : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, IJsonShape, new()
{
    public static readonly JsonShape<T> Instance = new();

    public T Unmarshall(JsonUnmarshallerContext input, ref StreamingUtf8JsonReader reader)
    {
        input.Read(ref reader);
        if (input.CurrentTokenType == JsonTokenType.Null)
        {
            return null;
        }

        var shape = new T();
        var depth = input.CurrentDepth;
        while (input.ReadAtDepth(depth, ref reader))
        {
            // What an unknown member holds comes by here as well, deeper down or as a bare value.
            if (input.CurrentDepth == depth && input.CurrentTokenType == JsonTokenType.PropertyName)
            {
                shape.Read(reader.GetString(), input, ref reader);
            }
        }

        return shape;
    }
}
