using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class SetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string AttributeName { get; set; }

    public string AttributeValue { get; set; }

    public string SubscriptionArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("AttributeName", AttributeName);
        form.Set("AttributeValue", AttributeValue);
        form.Set("SubscriptionArn", SubscriptionArn);
    }
}

public class SetSubscriptionAttributesResponse : AmazonWebServiceResponse, IXmlShape
{
    void IXmlShape.Read(XmlUnmarshallerContext from, int depth) { }
}
