using System.IO.Compression;
using Tokens.Packaging;

namespace Tokens.Tests.Integration.Cli;

/// <summary>The command as it is installed: packed from what was built with the tests, so that nothing is built anew.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly string Configuration = Directory.GetParent(Path.GetDirectoryName(TestRun.Cli)!)!.Name;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tokens-tool-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Is_packed_with_all_that_it_needs_installed_from_that_folder_alone_and_runs()
    {
        var package = await PackAsync();
        var tool = await InstallAsync();
        var help = await RunAsync(tool, "--help");
        var demo = await RunAsync(tool, "demo", "--days", "3", "--speed", "0");

        using var zip = await ZipFile.OpenReadAsync(package);
        zip.Entries.Select(entry => entry.FullName).Should().Contain(["README.md", "LICENSE"]);
        zip.Entries.Should().Contain(entry => entry.Name == "AWSSDK.SimpleSystemsManagement.dll");
        help.Output.Should().Contain("tokens [command] [options]");
        demo.Output.Should().Contain("3 days, ").And.Contain("0 of them refused");
    }

    private async Task<string> PackAsync()
    {
        await DotNetAsync(
            "pack",
            Path.Combine(TestRun.RepoRoot, "src", "Cli"),
            "--no-build",
            "--configuration",
            Configuration,
            "--output",
            folder.FullName,
            $"-p:AwsPackages={TestRun.AwsPackages}"
        );
        return folder.GetFiles("Tokens.Cli.*.nupkg").Should().ContainSingle().Subject.FullName;
    }

    private async Task<string> InstallAsync()
    {
        var place = Path.Combine(folder.FullName, "bin");
        await DotNetAsync("tool", "install", "Tokens.Cli", "--tool-path", place, "--source", folder.FullName);
        return Path.Combine(place, "tokens");
    }

    private static async Task DotNetAsync(params string[] arguments)
    {
        var run = await DotNetCommand.In(TestRun.RepoRoot)(arguments);
        run.ExitCode.Should().Be(0, run.Output);
    }

    private static async Task<CommandRun> RunAsync(string tool, params string[] arguments)
    {
        var run = await Command.RunAsync(Command.StartOf(tool, arguments, null));
        run.ExitCode.Should().Be(0, run.Errors);
        return run;
    }
}
