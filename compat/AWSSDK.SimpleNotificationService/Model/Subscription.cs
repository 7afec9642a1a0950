using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class Subscription : IXmlShape
{
    public string Protocol { get; set; }

    public string SubscriptionArn { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("Protocol", depth))
        {
            Protocol = from.Text();
        }
        else if (from.TestExpression("SubscriptionArn", depth))
        {
            SubscriptionArn = from.Text();
        }
    }
}
