using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParameterHistoryRequest : AmazonSimpleSystemsManagementRequest
{
    public int? MaxResults { get; set; }

    public string Name { get; set; }

    public string NextToken { get; set; }

    public bool? WithDecryption { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("MaxResults", MaxResults);
        json.Set("Name", Name);
        json.Set("NextToken", NextToken);
        json.Set("WithDecryption", WithDecryption);
    }
}

public class GetParameterHistoryResponse : AmazonWebServiceResponse, IJsonShape
{
    public string NextToken { get; set; }

    public List<ParameterHistory> Parameters { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "NextToken":
                NextToken = from.Text(ref at);
                break;
            case "Parameters":
                Parameters = from.Shapes<ParameterHistory>(ref at);
                break;
        }
    }
}
