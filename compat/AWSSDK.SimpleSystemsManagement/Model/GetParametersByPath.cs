using System.Collections.Generic;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class GetParametersByPathRequest : AmazonSimpleSystemsManagementRequest
{
    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public List<ParameterStringFilter> ParameterFilters { get; set; }

    public string Path { get; set; }

    public bool? Recursive { get; set; }

    public bool? WithDecryption { get; set; }

    internal override void WriteTo(Utf8JsonWriter json)
    {
        json.Set("MaxResults", MaxResults);
        json.Set("NextToken", NextToken);
        json.Set("ParameterFilters", ParameterFilters, static (writer, value) => value.WriteTo(writer));
        json.Set("Path", Path);
        json.Set("Recursive", Recursive);
        json.Set("WithDecryption", WithDecryption);
    }
}

public class GetParametersByPathResponse : AmazonWebServiceResponse, IJsonShape
{
    public string NextToken { get; set; }

    public List<Parameter> Parameters { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "NextToken":
                NextToken = from.Text(ref at);
                break;
            case "Parameters":
                Parameters = from.Shapes<Parameter>(ref at);
                break;
        }
    }
}
