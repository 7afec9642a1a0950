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
    private static readonly string[] Copied = ["Directory.*", "global.json", "compat/*.*", "compat/*/*.csproj"];

    private readonly string clone = Directory.CreateTempSubdirectory("tokens-probe-").FullName;

    public ProbeTests()
    {
        foreach (var file in Copied.SelectMany(Files))
        {
            var copy = Path.Combine(clone, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
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
        var packages = Stand_ins().ToList();
        packages.ForEach(Pack);

        var first = await RestoreAsync(Feed);
        var second = await RestoreAsync(Feed);

        packages.Should().HaveCountGreaterThan(5);
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
        Stand_ins().Skip(1).ToList().ForEach(Pack);

        var first = await DetectAsync(Feed);
        Pack(Stand_ins().First());
        File.SetLastWriteTimeUtc(Path.Combine(clone, "Directory.Packages.props"), DateTime.UtcNow.AddMinutes(1));
        var later = await DetectAsync(Feed);

        Lines(first)
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("AwsPackages=compat: the package sources lack some");
        Lines(later).Should().ContainSingle().Which.Should().StartWith("AwsPackages=nuget");
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_gives_compat_and_nothing_is_remembered()
    {
        var said = await DetectAsync("https://127.0.0.1:9/index.json");

        Lines(said)
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("AwsPackages=compat: the package sources could not");
        File.Exists(Answer).Should().BeFalse();
    }

    [Fact]
    public async Task Where_the_mode_is_set_nobody_asks()
    {
        var said = await DetectAsync(Feed, mode: "compat");

        Lines(said).Should().BeEmpty();
        File.Exists(Answer).Should().BeFalse();
    }

    public void Dispose() => Directory.Delete(clone, recursive: true);

    private static string[] Lines(string said) =>
        [.. said.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith("AwsPackages="))];

    /// <summary>The files of a pattern like folder/*/*.csproj.</summary>
    private static IEnumerable<string> Files(string pattern)
    {
        IEnumerable<string> folders = [Repository.Root];
        var parts = pattern.Split('/');
        foreach (var part in parts[..^1])
        {
            folders = folders.SelectMany(folder => Directory.GetDirectories(folder, part)).ToList();
        }

        return folders.SelectMany(folder => Directory.GetFiles(folder, parts[^1]));
    }

    private static IEnumerable<string> Stand_ins() =>
        Files("compat/*/*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

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

    private Task<string> RestoreAsync(string source) => RunAsync(source, mode: null, "restore", "One.slnx");

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
