using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class ListSubscriptionsByTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string NextToken { get; set; }

    public string TopicArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("NextToken", NextToken);
        form.Set("TopicArn", TopicArn);
    }
}

public class ListSubscriptionsByTopicResponse : AmazonWebServiceResponse, IXmlShape
{
    public string NextToken { get; set; }

    public List<Subscription> Subscriptions { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("NextToken", depth))
        {
            NextToken = from.Text();
        }
        else if (from.TestExpression("Subscriptions/member", depth))
        {
            (Subscriptions ??= []).Add(from.Shape<Subscription>());
        }
    }
}
