using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class DeleteParametersRequest : AmazonSimpleSystemsManagementRequest
{
    public List<string> Names { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("Names", Names);
    }
}

public class DeleteParametersResponse : AmazonWebServiceResponse, IJsonShape
{
    public List<string> DeletedParameters { get; set; }

    public List<string> InvalidParameters { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "DeletedParameters":
                DeletedParameters = from.Texts(ref at);
                break;
            case "InvalidParameters":
                InvalidParameters = from.Texts(ref at);
                break;
        }
    }
}
