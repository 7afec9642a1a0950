using System.Text.Json.Nodes;

namespace Tokens.Cli.Rehearsal;

/// <summary>The definitions of docs/examples, led to an endpoint of the rehearsal's own.</summary>
internal static class ExampleDefinitions
{
    /// <param name="example">A folder of docs/examples.</param>
    /// <param name="tokenEndpoint">Where its tokens are to be had.</param>
    /// <param name="more">Fields beside the example's own.</param>
    public static string Of(string example, string tokenEndpoint, params (string Field, JsonNode Value)[] more)
    {
        using var stream =
            typeof(ExampleDefinitions).Assembly.GetManifestResourceStream($"examples/{example}/definition.json")
            ?? throw new ArgumentException($"there is no example {example}", nameof(example));
        var definition = JsonNode.Parse(stream)!.AsObject();
        definition["tokenEndpoint"] = tokenEndpoint;
        foreach (var (field, value) in more)
        {
            definition[field] = value;
        }

        return definition.ToJsonString();
    }
}
