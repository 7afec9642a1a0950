using System.Text;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>A message and its attributes, names and types included, have 256 KB together, in UTF-8.</summary>
internal static class SizeRule
{
    private const int MostBytes = 256 * 1024;

    public static void Require(string message, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        if (message.Length == 0)
        {
            throw Refusals.Invalid("Empty message");
        }

        if (Size(message) + attributes.Sum(each => Size(each.Key) + Size(each.Value)) > MostBytes)
        {
            throw Refusals.Invalid("Message too long");
        }
    }

    private static int Size(AttributeValue attribute) => Size(attribute.Type) + Size(attribute.Value);

    private static int Size(string text) => Encoding.UTF8.GetByteCount(text);
}
