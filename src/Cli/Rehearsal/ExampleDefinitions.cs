using System.Text.Json.Nodes;

namespace Tokens.Cli.Rehearsal;

/// <summary>The definitions of docs/examples, for the token endpoints of the simulation.</summary>
internal static class ExampleDefinitions
{
    /// <summary>The example's client.</summary>
    /// <param name="example">A folder of docs/examples.</param>
    /// <param name="tokenEndpoint">Where the client authenticates, in place of the provider's own endpoint.</param>
    /// <param name="more">Fields that the example does not have.</param>
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
