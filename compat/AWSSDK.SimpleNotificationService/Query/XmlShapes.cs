using System.Collections.Generic;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.SimpleNotificationService.Query;

internal static class XmlShapes
{
    public static string Text(this XmlUnmarshallerContext from) => StringUnmarshaller.Instance.Unmarshall(from);

    public static T Shape<T>(this XmlUnmarshallerContext from)
        where T : IXmlShape, new()
    {
        var shape = new T();
        from.ReadInto(shape);
        return shape;
    }

    public static void ReadInto(this XmlUnmarshallerContext from, IXmlShape shape)
    {
        var depth = from.CurrentDepth;
        while (from.ReadAtDepth(depth))
        {
            if (from.IsStartElement)
            {
                shape.Read(from, depth + 1);
            }
        }
    }

    public static void AddEntryTo(this XmlUnmarshallerContext from, Dictionary<string, string> map)
    {
        var entry = new XmlKeyValueUnmarshaller<string, string, StringUnmarshaller, StringUnmarshaller>(
            StringUnmarshaller.Instance,
            StringUnmarshaller.Instance,
            "key",
            "value"
        ).Unmarshall(from);
        map.Add(entry.Key, entry.Value);
    }
}
