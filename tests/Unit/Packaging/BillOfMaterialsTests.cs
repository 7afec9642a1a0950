using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;
using Tokens.Packaging;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>What comes of the tool's document, with a tool that writes what the test wants.</summary>
public sealed class BillOfMaterialsTests : IDisposable
{
    /// <summary>As the tool writes it, cut short.</summary>
    private const string OfTheTool = """
        {
          "bomFormat": "CycloneDX",
          "specVersion": "1.6",
          "version": 1,
          "metadata": {
            "timestamp": "2026-11-30T18:36:03Z",
            "component": {"type": "application", "bom-ref": "Tokens@0.1.0", "name": "Tokens", "version": "0.1.0"}
          },
          "components": [
            {"type": "library", "bom-ref": "pkg:nuget/AWSSDK.Core@4.0.0", "name": "AWSSDK.Core", "version": "4.0.0"}
          ],
          "dependencies": [
            {"ref": "Tokens@0.1.0", "dependsOn": ["pkg:nuget/AWSSDK.Core@4.0.0"]},
            {"ref": "pkg:nuget/AWSSDK.Core@4.0.0"}
          ]
        }
        """;

    /// <summary>As a restore for one processor leaves it, cut short.</summary>
    private const string Assets = """
        {
          "project": {
            "frameworks": {
              "net10.0": {
                "downloadDependencies": [
                  {"name": "Microsoft.AspNetCore.App.Runtime.linux-x64", "version": "[10.0.12, 10.0.12]"},
                  {"name": "Microsoft.NETCore.App.Crossgen2.linux-x64", "version": "[10.0.12, 10.0.12]"},
                  {"name": "Microsoft.NETCore.App.Runtime.linux-x64", "version": "[10.0.12, 10.0.12]"}
                ]
              }
            }
          }
        }
        """;

    private const string Runtime = "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12";

    private readonly string root = Directory.CreateTempSubdirectory("tokens-bill-test-").FullName;
    private readonly FakeBuilds builds = new() { Bill = OfTheTool };

    public BillOfMaterialsTests()
    {
        var intermediate = Directory.CreateDirectory(Path.Combine(root, "src", "Functions", "obj", "nuget"));
        File.WriteAllText(Path.Combine(intermediate.FullName, "project.assets.json"), Assets);
        File.WriteAllText(Path.Combine(root, "serverless.template"), TemplateFile.In(Repository.Root).Text);
    }

    [Fact]
    public async Task It_names_the_packages_and_the_runtime_that_the_executable_contains()
    {
        var bill = await WriteAsync();

        ((string?)bill["bomFormat"]).Should().Be("CycloneDX");
        ((string?)bill["specVersion"]).Should().Be("1.6");
        bill["components"]!
            .AsArray()
            .Select(component => (string?)component!["bom-ref"])
            .Should()
            .Equal("pkg:nuget/AWSSDK.Core@4.0.0", Runtime);
        bill["dependencies"]![0]!["dependsOn"]!.AsArray().Select(one => (string?)one).Should().Contain(Runtime);
        bill["dependencies"]!.AsArray().Select(one => (string?)one!["ref"]).Should().Contain(Runtime);
    }

    [Fact]
    public async Task It_holds_no_time_so_that_the_same_sources_make_the_same_bytes()
    {
        var bill = await WriteAsync();

        bill["metadata"]!.AsObject().Should().NotContainKey("timestamp");
        builds.Runs[^1].Should().Contain("--no-serial-number");
    }

    [Fact]
    public async Task The_tool_reads_what_was_restored_for_the_package_and_restores_nothing()
    {
        await WriteAsync();

        builds.Runs.Select(run => run[0]).Should().Equal("tool", "CycloneDX");
        builds.Runs[^1].Should().Contain(["--disable-package-restore", "obj/nuget", "net10.0", "linux-x64"]);
    }

    [SkippableFact]
    public async Task A_tool_that_fails_leaves_no_package()
    {
        Skip.IfNot(Executables.AreLinux, "The executables are Linux's.");
        builds.Tool = new(1, "error : it is in none of the sources");
        var functions = new PublishFunctions(builds.RunAsync, new Linker.Found([]));
        var make = new MakePackage(functions, root) { Bill = new BillOfMaterials(builds.RunAsync, root) };

        var refusal = await FluentActions
            .Awaiting(() => make.MakeAsync(Request.Parse([Processor.OfThisMachine.Name], "/")))
            .Should()
            .ThrowAsync<RefusedException>();

        refusal.Which.Message.Should().Contain("no bill of materials").And.Contain("none of the sources");
        Directory.GetFiles(Path.Combine(root, "artifacts")).Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<JsonObject> WriteAsync()
    {
        var file = Path.Combine(root, "sbom.json");
        await new BillOfMaterials(builds.RunAsync, root).WriteAsync(Request.Parse(["x86_64"], "/"), file);
        return JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
    }
}
