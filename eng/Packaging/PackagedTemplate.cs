using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tokens.Packaging;

/// <summary>
/// A copy of serverless.template for the package. The original is never changed: a build resets each CodeUri in it to the
/// project's folder.
/// </summary>
public static class PackagedTemplate
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="zip">The package, beside the copy.</param>
    /// <exception cref="RefusedException">The template has no function, or no parameter Architecture.</exception>
    public static void Write(string template, string copy, string zip, Processor processor)
    {
        var json = JsonNode.Parse(File.ReadAllText(template))!;
        var functions = json["Resources"]!
            .AsObject()
            .Where(resource => (string?)resource.Value!["Type"] == "AWS::Serverless::Function")
            .Select(resource => resource.Value!["Properties"]!)
            .ToList();
        if (functions.Count == 0 || json["Parameters"]?["Architecture"] is not JsonObject parameter)
        {
            throw new RefusedException($"{template} has no function, or no parameter Architecture.");
        }

        parameter["Default"] = processor.Name;
        foreach (var function in functions)
        {
            function["CodeUri"] = zip;
        }

        File.WriteAllText(copy, json.ToJsonString(AsWritten) + "\n");
    }
}
