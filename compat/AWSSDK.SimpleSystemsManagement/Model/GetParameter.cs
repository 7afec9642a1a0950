using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParameterRequest : AmazonSimpleSystemsManagementRequest
{
    public string Name { get; set; }

    public bool? WithDecryption { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("Name", Name);
        json.Set("WithDecryption", WithDecryption);
    }
}

public class GetParameterResponse : AmazonWebServiceResponse, IJsonShape
{
    public Parameter Parameter { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "Parameter":
                Parameter = from.Shape<Parameter>(ref at);
                break;
        }
    }
}
