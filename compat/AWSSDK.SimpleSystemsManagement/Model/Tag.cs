using System.Text.Json;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Set("Key", Key);
        json.Set("Value", Value);
        json.WriteEndObject();
    }
}
