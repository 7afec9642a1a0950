using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.SimpleSystemsManagement.Json;

/// <summary>
/// Something that is read member by member; the reader stands on the member's name, and unknown names are left alone.
/// </summary>
internal interface IJsonShape
{
    void Read(string member, JsonUnmarshallerContext from, ref StreamingUtf8JsonReader at);
}
