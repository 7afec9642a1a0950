using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParametersRequest : AmazonSimpleSystemsManagementRequest
{
    public List<string> Names { get; set; }

    public bool? WithDecryption { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("Names", Names);
        json.Set("WithDecryption", WithDecryption);
    }
}

public class GetParametersResponse : AmazonWebServiceResponse, IJsonShape
{
    public List<string> InvalidParameters { get; set; }

    public List<Parameter> Parameters { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "InvalidParameters":
                InvalidParameters = from.Texts(ref at);
                break;
            case "Parameters":
                Parameters = from.Shapes<Parameter>(ref at);
                break;
        }
    }
}
