using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class SubscribeRequest : AmazonSimpleNotificationServiceRequest
{
    public string Endpoint { get; set; }

    public string Protocol { get; set; }

    public bool? ReturnSubscriptionArn { get; set; }

    public string TopicArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("Endpoint", Endpoint);
        form.Set("Protocol", Protocol);
        form.Set("ReturnSubscriptionArn", ReturnSubscriptionArn);
        form.Set("TopicArn", TopicArn);
    }
}

public class SubscribeResponse : AmazonWebServiceResponse, IXmlShape
{
    public string SubscriptionArn { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("SubscriptionArn", depth))
        {
            SubscriptionArn = from.Text();
        }
    }
}
