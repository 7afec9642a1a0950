using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class LabelParameterVersionRequest : AmazonSimpleSystemsManagementRequest
{
    public List<string> Labels { get; set; }

    public string Name { get; set; }

    public long? ParameterVersion { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("Labels", Labels);
        json.Set("Name", Name);
        json.Set("ParameterVersion", ParameterVersion);
    }
}

public class LabelParameterVersionResponse : AmazonWebServiceResponse, IJsonShape
{
    public List<string> InvalidLabels { get; set; }

    public long? ParameterVersion { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "InvalidLabels":
                InvalidLabels = from.Texts(ref at);
                break;
            case "ParameterVersion":
                ParameterVersion = from.Number(ref at);
                break;
        }
    }
}
