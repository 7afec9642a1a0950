using System.Collections.Generic;
using System.Text.Json;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class ParameterStringFilter
{
    public string Key { get; set; }

    public string Option { get; set; }

    public List<string> Values { get; set; }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Set("Key", Key);
        json.Set("Option", Option);
        json.Set("Values", Values);
        json.WriteEndObject();
    }
}
