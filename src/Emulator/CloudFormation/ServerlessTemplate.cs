using System.Text.Json.Nodes;

namespace Tokens.Emulator.CloudFormation;

/// <summary>An AWS SAM template.</summary>
public sealed class ServerlessTemplate
{
    public const string Function = "AWS::Serverless::Function";

    private ServerlessTemplate(string text, JsonObject json) => (Text, Json) = (text, json);

    public string Text { get; }

    public JsonObject Json { get; }

    /// <param name="text">The template's JSON.</param>
    public static ServerlessTemplate Parse(string text) => new(text, JsonNode.Parse(text)!.AsObject());

    public JsonObject Resource(string name) => Json["Resources"]![name]!.AsObject();

    /// <summary>The names of all resources of a type.</summary>
    public IReadOnlyList<string> Named(string type) =>
        [
            .. Json["Resources"]!
                .AsObject()
                .Where(resource => (string?)resource.Value!["Type"] == type)
                .Select(resource => resource.Key),
        ];
}
