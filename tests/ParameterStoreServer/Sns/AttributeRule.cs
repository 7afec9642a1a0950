using System.Globalization;

namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>What a message attribute must be. Of AWS's types this server lacks those with a suffix and arrays.</summary>
internal static class AttributeRule
{
    public static AttributeValue Require(string name, string? type, string? value) =>
        type switch
        {
            "String" or "Number" or "Binary" when string.IsNullOrEmpty(value) => throw Refusals.InvalidAttribute(
                name,
                $"must contain non-empty message attribute value for message attribute type '{type}'."
            ),
            "Number" when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) =>
                throw Refusals.InvalidAttribute(name, "has a value that is no number."),
            "String" or "Number" or "Binary" => new AttributeValue(type, value),
            null or "" => throw Refusals.InvalidAttribute(name, "must contain non-empty message attribute type."),
            _ => throw Refusals.InvalidAttribute(
                name,
                "has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
            ),
        };
}
