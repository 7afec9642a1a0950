using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class GetSMSSandboxAccountStatusRequest : AmazonSimpleNotificationServiceRequest
{
    internal override void WriteTo(ParameterCollection form) { }
}

public class GetSMSSandboxAccountStatusResponse : AmazonWebServiceResponse, IXmlShape
{
    public bool? IsInSandbox { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("IsInSandbox", depth))
        {
            IsInSandbox = from.Text() == "true";
        }
    }
}
