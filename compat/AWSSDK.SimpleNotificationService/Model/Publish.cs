using System.Collections.Generic;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SimpleNotificationService.Query;

namespace Amazon.SimpleNotificationService.Model;

public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string Message { get; set; }

    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    public string MessageStructure { get; set; }

    public string Subject { get; set; }

    public string TopicArn { get; set; }

    internal override void WriteTo(ParameterCollection form)
    {
        form.Set("Message", Message);
        form.Set("MessageAttributes", MessageAttributes);
        form.Set("MessageStructure", MessageStructure);
        form.Set("Subject", Subject);
        form.Set("TopicArn", TopicArn);
    }
}

public class PublishResponse : AmazonWebServiceResponse, IXmlShape
{
    public string MessageId { get; set; }

    void IXmlShape.Read(XmlUnmarshallerContext from, int depth)
    {
        if (from.TestExpression("MessageId", depth))
        {
            MessageId = from.Text();
        }
    }
}
