using System.Collections.Generic;
using Amazon.Runtime.Internal;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService.Query;

/// <summary>Adds what is set and leaves out what is null. Entries of a map count from 1.</summary>
internal static class FormWriting
{
    public static void Set(this ParameterCollection form, string name, string value)
    {
        if (value is not null)
        {
            form.Add(name, value);
        }
    }

    public static void Set(this ParameterCollection form, string name, bool? value) =>
        form.Set(
            name,
            value switch
            {
                true => "true",
                false => "false",
                null => null,
            }
        );

    public static void Set(this ParameterCollection form, string name, Dictionary<string, MessageAttributeValue> map)
    {
        var index = 0;
        foreach (var (key, value) in map ?? [])
        {
            index++;
            form.Set($"{name}.entry.{index}.Name", key);
            form.Set($"{name}.entry.{index}.Value.DataType", value?.DataType);
            form.Set($"{name}.entry.{index}.Value.StringValue", value?.StringValue);
        }
    }
}
