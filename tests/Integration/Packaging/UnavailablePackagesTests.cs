using System.Diagnostics;

namespace Tokens.Tests.Integration.Packaging;

/// <summary>The program behind eng/package, where nothing restores: no source has a package, and none is at hand.</summary>
public sealed class UnavailablePackagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-no-packages-").FullName;

    public UnavailablePackagesTests()
    {
        string[] projects = ["Functions", "Adapters", "Domain"];
        var files = projects.SelectMany(project => Files(Path.Combine("src", project), "*.*proj", "*.props"));
        foreach (var file in Files("", "Directory.*", "global.json").Concat(files))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(TestRun.RepoRoot, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [Fact]
    public async Task It_says_what_to_do_and_leaves_nothing_behind()
    {
        using var process = Process.Start(Program())!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(1, "it said {0}", await output);
        (await output).Should().Contain("AwsPackages=nuget");
        (await errors)
            .Should()
            .Contain("Amazon.Lambda.RuntimeSupport")
            .And.Contain("eng/package --aws-packages compat")
            .And.Contain("Nothing was packaged");
        Directory.EnumerateFiles(Path.Combine(folder, "artifacts")).Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Files(string place, params string[] patterns) =>
        patterns.SelectMany(pattern => Directory.GetFiles(Path.Combine(TestRun.RepoRoot, place), pattern));

    /// <summary>In a copy of the project files: a failed restore would spoil that of the other tests.</summary>
    private ProcessStartInfo Program()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tokens.Packaging.dll");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RestoreSources"] = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        start.Environment["NUGET_PACKAGES"] = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
        return start;
    }
}
