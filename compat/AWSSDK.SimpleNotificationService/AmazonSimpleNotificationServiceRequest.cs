using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService;

public abstract class AmazonSimpleNotificationServiceRequest : AmazonWebServiceRequest
{
    internal abstract void WriteTo(ParameterCollection form);
}
