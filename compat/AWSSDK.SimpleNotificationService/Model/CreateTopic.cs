using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class CreateTopicRequest : AmazonSimpleNotificationServiceRequest
{
    public string Name { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("Name", Name);
    }
}

public class CreateTopicResponse : AmazonWebServiceResponse, IXmlShape
{
    public string TopicArn { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("TopicArn", depth))
        {
            TopicArn = from.Text();
        }
    }
}
