using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using FluentAssertions;
using Tokens.Tests.Unit;
using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>
/// Directory.Solution.targets in a copy of the repository with one project, against package sources that are folders. The
/// packages in them are made of the stand-ins.
/// </summary>
public sealed class ProbeTests : IDisposable
{
    private static readonly string[] StandIns =
    [
        .. Directory
            .GetDirectories(Path.Combine(Repository.Root, "compat"), "A*")
            .Select(folder => Path.GetFileName(folder))
            .Order(),
    ];

    private readonly string clone = Directory.CreateTempSubdirectory("tokens-probe-").FullName;

    public ProbeTests()
    {
        var compat = Path.Combine(Repository.Root, "compat");
        string[] copied =
        [
            .. Directory.GetFiles(Repository.Root, "Directory.*"),
            Path.Combine(Repository.Root, "global.json"),
            .. Directory.GetFiles(compat),
            .. StandIns.SelectMany(id => Directory.GetFiles(Path.Combine(compat, id), "*.csproj")),
        ];
        foreach (var file in copied)
        {
            Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file));
        }

        Write(
            "App/App.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Amazon.Lambda.Core" />
              </ItemGroup>
            </Project>
            """
        );
        Write("One.slnx", """<Solution><Project Path="App/App.csproj" /></Solution>""");
    }

    private string Answer => Path.Combine(clone, "obj", "AwsPackages.props");

    private string Feed => Directory.CreateDirectory(Path.Combine(clone, "feed")).FullName;

    [Fact]
    public async Task Sources_that_have_every_package_give_nuget_and_are_asked_once()
    {
        Array.ForEach(StandIns, Pack);

        var first = await RunAsync(Feed, null, "restore", "One.slnx");
        var second = await RunAsync(Feed, null, "restore", "One.slnx");

        StandIns.Should().HaveCountGreaterThan(5);
        Lines(first)
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("AwsPackages=nuget: the package sources have all");
        File.ReadAllText(Answer).Should().Contain(">nuget<");
        File.Exists(Path.Combine(clone, "App/obj/nuget/project.assets.json")).Should().BeTrue(first);
        Lines(second).Should().BeEmpty();
    }

    [Fact]
    public async Task Sources_that_lack_one_package_give_compat_until_a_version_changes()
    {
        Array.ForEach(StandIns[1..], Pack);

        var first = await DetectAsync(Feed);
        Pack(StandIns[0]);
        File.SetLastWriteTimeUtc(Path.Combine(clone, "Directory.Packages.props"), DateTime.UtcNow.AddMinutes(1));
        var later = await DetectAsync(Feed);

        Lines(first)
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("AwsPackages=compat: the package sources lack some");
        Lines(later).Should().ContainSingle().Which.Should().StartWith("AwsPackages=nuget");
    }

    [Theory]
    [InlineData("https://127.0.0.1:9/index.json", null, "AwsPackages=compat: the package sources could not*")]
    [InlineData("", "compat", null)]
    public async Task A_source_out_of_reach_gives_compat_a_mode_that_is_set_asks_none_and_neither_is_remembered(
        string source,
        string? mode,
        string? line
    )
    {
        var said = Lines(await DetectAsync(source, mode));

        string.Join('\n', said).Should().Match(line ?? "");
        File.Exists(Answer).Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(clone, recursive: true);

    private static string[] Lines(string said) =>
        [.. said.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("AwsPackages="))];

    /// <summary>A package of the version that Directory.Packages.props asks for, with the stand-in's assembly.</summary>
    private void Pack(string id)
    {
        var version = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(package => (string?)package.Attribute("Include") == id)
            .Attribute("Version")!
            .Value;
        using var package = ZipFile.Open(Path.Combine(Feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        package.CreateEntryFromFile(Path.Combine(AppContext.BaseDirectory, $"{id}.dll"), $"lib/net8.0/{id}.dll");
        using var nuspec = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        nuspec.Write(
            $"""
            <package>
              <metadata>
                <id>{id}</id>
                <version>{version}</version>
                <authors>tests</authors>
                <description>A stand-in</description>
              </metadata>
            </package>
            """
        );
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(clone, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>What a restore does first, alone: the rest takes as long again.</summary>
    private Task<string> DetectAsync(string source, string? mode = null) =>
        RunAsync(source, mode, "msbuild", "One.slnx", "-t:DetectAwsPackages", "-p:MSBuildIsRestoring=true");

    private async Task<string> RunAsync(string source, string? mode, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-tl:off", "-nodeReuse:false"])
        {
            WorkingDirectory = clone,
            RedirectStandardOutput = true,
        };
        start.Environment["AwsPackages"] = mode;
        start.Environment["RestoreSources"] = source;
        start.Environment["NUGET_PACKAGES"] = Path.Combine(clone, "packages");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var restore = Process.Start(start)!;
        var said = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        return said;
    }
}
