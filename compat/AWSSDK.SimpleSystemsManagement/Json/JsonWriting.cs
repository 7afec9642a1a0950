using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Amazon.SimpleSystemsManagement.Json;

/// <summary>Writes what is set and leaves out what is null; an empty list is set.</summary>
internal static class JsonWriting
{
    public static void Set(this Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void Set(this Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } set)
        {
            json.WriteBoolean(name, set);
        }
    }

    public static void Set(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } set)
        {
            json.WriteNumber(name, set);
        }
    }

    public static void Set(this Utf8JsonWriter json, string name, List<string> values) =>
        json.Set(name, values, static (writer, value) => writer.WriteStringValue(value));

    public static void Set<T>(this Utf8JsonWriter json, string name, List<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(json, value);
        }

        json.WriteEndArray();
    }
}
