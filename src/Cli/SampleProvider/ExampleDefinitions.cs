using System.Text.Json.Nodes;

namespace Tokens.Cli.SampleProvider;

/// <summary>The definitions of docs/examples, with the sample provider's token endpoint.</summary>
internal static class ExampleDefinitions
{
    /// <summary>The example's client.</summary>
    /// <param name="example">The folder below docs/examples.</param>
    /// <param name="tokenEndpoint">Instead of the provider's own.</param>
    /// <param name="issuedAt">When its secret was issued; null for the parameter's own date.</param>
    public static string Client(string example, string tokenEndpoint, DateTimeOffset? issuedAt = null)
    {
        var definition = Read(example, "client");
        definition["tokenEndpoint"] = tokenEndpoint;
        if (issuedAt is { } date)
        {
            definition["secretIssuedAt"] = date.ToString("O");
        }

        return definition.ToJsonString();
    }

    /// <summary>The example's connection.</summary>
    /// <param name="example">The folder below docs/examples.</param>
    /// <param name="more">Fields to set; null for none.</param>
    public static string Connection(string example, JsonObject? more = null)
    {
        var definition = Read(example, "definition");
        foreach (var (field, value) in more ?? [])
        {
            definition[field] = value?.DeepClone();
        }

        return definition.ToJsonString();
    }

    private static JsonObject Read(string example, string file)
    {
        using var stream =
            typeof(ExampleDefinitions).Assembly.GetManifestResourceStream($"examples/{example}/{file}.json")
            ?? throw new ArgumentException($"there is no {file} of the example {example}", nameof(example));
        return JsonNode.Parse(stream)!.AsObject();
    }
}
