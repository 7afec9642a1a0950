using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.SimpleSystemsManagement.Json;

/// <summary>
/// AWSSDK.Core's own unmarshallers, so that odd answers are read (or refused) just as the real client would.
/// </summary>
internal static class JsonMembers
{
    public static string Text(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at) =>
        StringUnmarshaller.Instance.Unmarshall(from, ref at);

    public static long? Number(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at) =>
        NullableLongUnmarshaller.Instance.Unmarshall(from, ref at);

    public static DateTime? Date(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at) =>
        NullableDateTimeUnmarshaller.Instance.Unmarshall(from, ref at);

    public static List<string> Texts(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at) =>
        new JsonListUnmarshaller<string, StringUnmarshaller>(StringUnmarshaller.Instance).Unmarshall(from, ref at);

    public static T Shape<T>(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
        where T : class, IJsonShape, new() => JsonShape<T>.Instance.Unmarshall(from, ref at);

    public static List<T> Shapes<T>(this JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
        where T : class, IJsonShape, new() =>
        new JsonListUnmarshaller<T, JsonShape<T>>(JsonShape<T>.Instance).Unmarshall(from, ref at);
}
