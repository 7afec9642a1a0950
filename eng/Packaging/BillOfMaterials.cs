using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tokens.Packaging;

/// <summary>
/// Lists what the executable is made of, as CycloneDX 1.6 in JSON: the packages, by the tool of the CycloneDX project, and
/// .NET's runtime, which the executable contains and the tool does not know of. It has neither a time nor a serial number:
/// the same sources make the same bytes.
/// </summary>
/// <param name="root">The repository's folder.</param>
public sealed class BillOfMaterials(RunDotNet dotnet, string root)
{
    private const string Project = "src/Functions";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Of what was published last: it reads what that restored, and asks no package source itself.</summary>
    /// <exception cref="RefusedException">The tool cannot be had, or fails.</exception>
    public async Task WriteAsync(Request request, string file)
    {
        await RunAsync(["tool", "restore"]);
        await RunAsync(Arguments(request, file));
        var document = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        document["metadata"]!.AsObject().Remove("timestamp");
        foreach (var pack in RuntimePacks(request))
        {
            Add(document, pack);
        }

        await File.WriteAllTextAsync(file, document.ToJsonString(Indented) + "\n");
    }

    private static string[] Arguments(Request request, string file) =>
        [
            "CycloneDX",
            $"{Project}/Functions.csproj",
            "--disable-package-restore",
            "--base-intermediate-output-path",
            Intermediate(request),
            "--framework",
            "net10.0",
            "--runtime",
            request.Processor.RuntimeIdentifier,
            "--spec-version",
            "1.6",
            "--output-format",
            "Json",
            "--no-serial-number",
            "--set-name",
            "Tokens",
            "--set-version",
            typeof(BillOfMaterials).Assembly.GetName().Version!.ToString(3),
            "--output",
            Path.GetDirectoryName(file)!,
            "--filename",
            Path.GetFileName(file),
        ];

    /// <summary>As Directory.Build.props has it.</summary>
    private static string Intermediate(Request request) => $"obj/{request.AwsPackages}";

    private async Task RunAsync(string[] arguments)
    {
        var run = await dotnet(arguments);
        if (!run.Succeeded)
        {
            throw new RefusedException($"There is no bill of materials: dotnet {arguments[0]} failed.\n{run.Errors}");
        }
    }

    /// <summary>What a self-contained executable contains of .NET; the compilers that are downloaded with it are not in it.</summary>
    private IEnumerable<(string Name, string Version)> RuntimePacks(Request request)
    {
        var assets = Path.Combine(root, Project, Intermediate(request), "project.assets.json");
        var frameworks = JsonNode.Parse(File.ReadAllText(assets))!["project"]!["frameworks"]!.AsObject();
        return frameworks
            .SelectMany(framework => framework.Value!["downloadDependencies"]?.AsArray() ?? [])
            .Select(pack => ((string)pack!["name"]!, Exact((string)pack["version"]!)))
            .Where(pack => pack.Item1.StartsWith("Microsoft.NETCore.App.Runtime.", StringComparison.Ordinal))
            .Distinct();
    }

    /// <summary>A pack is downloaded in one version, which is written as the range [10.0.1, 10.0.1].</summary>
    private static string Exact(string range) => range.Trim('[', ']').Split(',')[0];

    private static void Add(JsonObject document, (string Name, string Version) pack)
    {
        var reference = $"pkg:nuget/{pack.Name}@{pack.Version}";
        var component = new JsonObject
        {
            ["type"] = "framework",
            ["bom-ref"] = reference,
            ["name"] = pack.Name,
            ["version"] = pack.Version,
            ["scope"] = "required",
            ["purl"] = reference,
        };
        document["components"]!.AsArray().Add((JsonNode)component);
        var application = (string)document["metadata"]!["component"]!["bom-ref"]!;
        var dependencies = document["dependencies"]!.AsArray();
        var own = dependencies.Single(dependency => (string)dependency!["ref"]! == application)!;
        own["dependsOn"]!.AsArray().Add((JsonNode)reference);
        dependencies.Add((JsonNode)new JsonObject { ["ref"] = reference });
    }
}
