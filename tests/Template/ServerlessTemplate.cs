using System.Text.Json.Nodes;

namespace Tokens.Tests.Templates;

/// <summary>The template as it stands in the repository.</summary>
public sealed class ServerlessTemplate
{
    public const string Function = "AWS::Serverless::Function";

    private ServerlessTemplate(string path)
    {
        Path = path;
        Text = File.ReadAllText(path);
        Json = JsonNode.Parse(Text)!.AsObject();
    }

    public string Path { get; }

    public string Text { get; }

    public JsonObject Json { get; }

    /// <param name="repository">The folder of Tokens.sln.</param>
    public static ServerlessTemplate In(string repository) =>
        new(System.IO.Path.Combine(repository, "serverless.template"));

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
