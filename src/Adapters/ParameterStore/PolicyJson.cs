using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokens.Adapters.ParameterStore;

/// <summary>Policies as Parameter Store takes them: a text that holds a JSON array, in which numbers are texts.</summary>
public static class PolicyJson
{
    private const string Type = "NoChangeNotification";

    private const string Version = "1.0";

    public static string Write(IReadOnlyList<NoChangeNotification> policies) =>
        JsonSerializer.Serialize([.. policies.Select(Document)], PolicyJsonContext.Default.PolicyDocumentArray);

    private static PolicyDocument Document(NoChangeNotification policy)
    {
        var hours = (long)policy.After.TotalHours;
        var (after, unit) = hours % 24 == 0 ? (hours / 24, "Days") : (hours, "Hours");
        return new(Type, Version, new(after.ToString(CultureInfo.InvariantCulture), unit));
    }
}

internal sealed record PolicyDocument(string Type, string Version, PolicyAttributes Attributes);

internal sealed record PolicyAttributes(string After, string Unit);

[JsonSerializable(typeof(PolicyDocument[]))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
