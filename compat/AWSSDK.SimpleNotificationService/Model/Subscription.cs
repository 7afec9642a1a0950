using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class Subscription : IXmlShape
{
    public string Endpoint { get; set; }

    public string Owner { get; set; }

    public string Protocol { get; set; }

    public string SubscriptionArn { get; set; }

    public string TopicArn { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("Endpoint", depth))
        {
            Endpoint = from.Text();
        }
        else if (from.TestExpression("Owner", depth))
        {
            Owner = from.Text();
        }
        else if (from.TestExpression("Protocol", depth))
        {
            Protocol = from.Text();
        }
        else if (from.TestExpression("SubscriptionArn", depth))
        {
            SubscriptionArn = from.Text();
        }
        else if (from.TestExpression("TopicArn", depth))
        {
            TopicArn = from.Text();
        }
    }
}
