using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tokens.Emulator.CloudFormation;

/// <summary>The template as it stands in the repository.</summary>
public sealed class ServerlessTemplate
{
    public const string Function = "AWS::Serverless::Function";

    private ServerlessTemplate(string path, string text, JsonObject json) => (Path, Text, Json) = (path, text, json);

    public string Path { get; }

    public string Text { get; }

    public JsonObject Json { get; }

    /// <param name="text">The template's JSON.</param>
    public static ServerlessTemplate Parse(string text) =>
        new("serverless.template", text, JsonNode.Parse(text)!.AsObject());

    /// <param name="repository">The folder of Tokens.sln.</param>
    public static ServerlessTemplate In(string repository) =>
        At(System.IO.Path.Combine(repository, "serverless.template"), TimeSpan.FromSeconds(10));

    /// <summary>
    /// Read again for a while where it is no JSON: AWS's generator writes it anew at each compilation of src/Functions,
    /// which tests publish while others read.
    /// </summary>
    public static ServerlessTemplate At(string path, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var text = File.ReadAllText(path);
                return new ServerlessTemplate(path, text, JsonNode.Parse(text)!.AsObject());
            }
            catch (Exception broken) when (broken is IOException or JsonException && waited.Elapsed < patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(50));
            }
        }
    }

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
