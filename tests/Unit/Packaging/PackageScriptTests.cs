using System.Diagnostics;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>eng/package, before a dotnet command that only says how it was called.</summary>
public sealed class PackageScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-script-").FullName;

    [SkippableFact]
    public async Task It_tells_where_it_was_called()
    {
        var (said, _) = await RunAsync([], "arm64");

        said.Should()
            .Contain($"caller={folder}")
            .And.Contain($"here={Repository.Root.TrimEnd('/')}")
            .And.EndWith("-v q -- arm64\n");
    }

    /// <summary>A developer's shell must not deploy the subset, nor wonder why it did not.</summary>
    [SkippableTheory]
    [InlineData("compat", true)]
    [InlineData("nuget", false)]
    public async Task Another_choice_of_packages_in_the_shell_is_left_aside_aloud(string variable, bool aloud)
    {
        var (said, warned) = await RunAsync(new() { ["AwsPackages"] = variable });

        said.Should().Contain("packages=,").And.EndWith("-v q --\n");
        warned.Contains("AwsPackages=compat is left aside").Should().Be(aloud);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(string Said, string Warned)> RunAsync(
        Dictionary<string, string> variables,
        params string[] arguments
    )
    {
        Skip.If(OperatingSystem.IsWindows(), "It is a script for bash.");
        var dotnet = Path.Combine(folder, "dotnet");
        await File.WriteAllTextAsync(
            dotnet,
            """
            #!/usr/bin/env bash
            echo "caller=$PACKAGE_CALLER here=$PWD packages=${AwsPackages-}, $*"
            """
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "eng", "package"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("AwsPackages");
        start.Environment["PATH"] = $"{folder}:{start.Environment["PATH"]}";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var script = Process.Start(start)!;
        var said = script.StandardOutput.ReadToEndAsync();
        var warned = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (await said, await warned);
    }
}
