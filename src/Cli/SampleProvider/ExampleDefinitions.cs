using System.Text.Json.Nodes;

namespace Tokens.Cli.SampleProvider;

/// <summary>The definitions of docs/examples, with the sample provider's token endpoint.</summary>
internal static class ExampleDefinitions
{
    /// <summary>The example's client.</summary>
    public static string Client(string example, string tokenEndpoint, params (string Field, JsonNode Value)[] more) =>
        With(Read(example, "client"), [("tokenEndpoint", tokenEndpoint), .. more]);

    /// <summary>The example's connection. One that uses a client takes the token endpoint from it.</summary>
    public static string Connection(string example, params (string Field, JsonNode Value)[] more) =>
        With(Read(example, "definition"), more);

    private static JsonObject Read(string example, string file)
    {
        using var stream =
            typeof(ExampleDefinitions).Assembly.GetManifestResourceStream($"examples/{example}/{file}.json")
            ?? throw new ArgumentException($"there is no {file} of the example {example}", nameof(example));
        return JsonNode.Parse(stream)!.AsObject();
    }

    private static string With(JsonObject definition, params (string Field, JsonNode Value)[] more)
    {
        foreach (var (field, value) in more)
        {
            definition[field] = value;
        }

        return definition.ToJsonString();
    }
}
