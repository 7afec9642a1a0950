using System.Text.Json;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

public abstract class AmazonSimpleSystemsManagementRequest : AmazonWebServiceRequest
{
    internal abstract void WriteTo(Utf8JsonWriter json);
}
