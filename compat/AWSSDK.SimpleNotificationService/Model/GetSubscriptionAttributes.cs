using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class GetSubscriptionAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string SubscriptionArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("SubscriptionArn", SubscriptionArn);
    }
}

public class GetSubscriptionAttributesResponse : AmazonWebServiceResponse, IXmlShape
{
    public Dictionary<string, string> Attributes { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("Attributes/entry", depth))
        {
            from.AddEntryTo(Attributes ??= []);
        }
    }
}
