using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SimpleSystemsManagement.Json;

namespace Amazon.SimpleSystemsManagement.Model;

public class ParameterInlinePolicy : IJsonShape
{
    public string PolicyStatus { get; set; }

    public string PolicyText { get; set; }

    public string PolicyType { get; set; }

    void IJsonShape.Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at)
    {
        switch (member)
        {
            case "PolicyStatus":
                PolicyStatus = from.Text(ref at);
                break;
            case "PolicyText":
                PolicyText = from.Text(ref at);
                break;
            case "PolicyType":
                PolicyType = from.Text(ref at);
                break;
        }
    }
}
