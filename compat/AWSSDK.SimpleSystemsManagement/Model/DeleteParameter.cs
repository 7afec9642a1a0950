using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class DeleteParameterRequest : AmazonSimpleSystemsManagementRequest
{
    public string Name { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("Name", Name);
    }
}

public class DeleteParameterResponse : AmazonWebServiceResponse, IJsonShape
{
    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at) { }
}
