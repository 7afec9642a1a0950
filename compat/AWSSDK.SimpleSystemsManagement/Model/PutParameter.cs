using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class PutParameterRequest : AmazonSimpleSystemsManagementRequest
{
    public string AllowedPattern { get; set; }

    public string DataType { get; set; }

    public string Description { get; set; }

    public string KeyId { get; set; }

    public string Name { get; set; }

    public bool? Overwrite { get; set; }

    public string Policies { get; set; }

    public List<Tag> Tags { get; set; }

    public ParameterTier Tier { get; set; }

    public ParameterType Type { get; set; }

    public string Value { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("AllowedPattern", AllowedPattern);
        json.Set("DataType", DataType);
        json.Set("Description", Description);
        json.Set("KeyId", KeyId);
        json.Set("Name", Name);
        json.Set("Overwrite", Overwrite);
        json.Set("Policies", Policies);
        json.Set("Tags", Tags, static (writer, value) => value.WriteTo(writer));
        json.Set("Tier", Tier);
        json.Set("Type", Type);
        json.Set("Value", Value);
    }
}

public class PutParameterResponse : AmazonWebServiceResponse, IJsonShape
{
    public ParameterTier Tier { get; set; }

    public long? Version { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "Tier":
                Tier = from.Text(ref at);
                break;
            case "Version":
                Version = from.Number(ref at);
                break;
        }
    }
}
