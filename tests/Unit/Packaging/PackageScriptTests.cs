using System.Diagnostics;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>eng/package, before a dotnet command that only says how it was called.</summary>
public sealed class PackageScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tokens-script-").FullName;

    [SkippableFact]
    public async Task It_tells_where_it_was_called()
    {
        var (said, _) = await RunAsync([]);

        said.Should()
            .Contain($"caller={folder}")
            .And.Contain($"here={Repository.Root.TrimEnd('/')}")
            .And.EndWith("-v q --\n");
    }

    [SkippableFact]
    public async Task The_variable_of_the_framework_is_an_option_and_no_more_a_variable()
    {
        var (said, _) = await RunAsync(new() { ["TokensFramework"] = "net9.0" }, "arm64");

        said.Should().EndWith("-- --framework net9.0 arm64\n").And.Contain("framework=,");
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

    /// <summary>The bash of macOS, 3.2, takes an empty array for an unset variable; here no newer bash can show it.</summary>
    [Fact]
    public void An_array_that_may_be_empty_is_expanded_as_macOS_wants_it()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "eng", "package"));

        script.Should().Contain("set -euo pipefail");
        Regex.Matches(script, "(?<!\\+)\"\\$\\{\\w+\\[@\\]\\}\"").Should().BeEmpty();
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
            echo "caller=$PACKAGE_CALLER here=$PWD packages=${AwsPackages-}, framework=${TokensFramework-}, $*"
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
        start.Environment.Remove("TokensFramework");
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
