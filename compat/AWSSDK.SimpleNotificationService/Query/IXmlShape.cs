using Amazon.Runtime.Internal.Transform;

namespace Amazon.SimpleNotificationService.Query;

/// <summary>Something that is read element by element; elements that it does not know are left alone.</summary>
internal interface IXmlShape
{
    void Read(XmlUnmarshallerContext from, int depth);
}
