using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.Packaging;

/// <summary>The program behind eng/package, where nothing restores: no source has a package, and none is at hand.</summary>
public sealed class UnavailablePackagesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-no-packages-").FullName;

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

    /// <summary>For a framework that no other test builds for: a restore that fails would spoil theirs.</summary>
    private ProcessStartInfo Program()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tokens.Packaging.dll");
        var output = Path.Combine(folder, "artifacts");
        var framework = TestRun.TokensFramework == "net9.0" ? "net10.0" : "net9.0";
        var start = new ProcessStartInfo("dotnet", [program, "--framework", framework, "--output", output])
        {
            WorkingDirectory = TestRun.RepoRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RestoreSources"] = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
        start.Environment["NUGET_PACKAGES"] = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
        return start;
    }
}
