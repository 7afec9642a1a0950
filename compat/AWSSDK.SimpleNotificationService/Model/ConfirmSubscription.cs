using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class ConfirmSubscriptionRequest : AmazonSimpleNotificationServiceRequest
{
    public string Token { get; set; }

    public string TopicArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("Token", Token);
        form.Set("TopicArn", TopicArn);
    }
}

public class ConfirmSubscriptionResponse : AmazonWebServiceResponse, IXmlShape
{
    void IXmlShape.Read(XmlUnmarshallerContext from, int depth) { }
}
