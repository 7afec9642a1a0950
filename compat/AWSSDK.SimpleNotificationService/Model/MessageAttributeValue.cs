using System.IO;

namespace Amazon.SimpleNotificationService.Model;

public class MessageAttributeValue
{
    public MemoryStream BinaryValue { get; set; }

    public string DataType { get; set; }

    public string StringValue { get; set; }
}
