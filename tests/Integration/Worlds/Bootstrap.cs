using System.Diagnostics;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>
/// The published functions: the executable named by BOOTSTRAP where it is set (a native build, a package), otherwise
/// published once for the run as the README says.
/// </summary>
public static class Bootstrap
{
    private static readonly Lazy<Task<string>> One = new(FindAsync);

    /// <summary>The executable's path.</summary>
    public static Task<string> GetAsync() => One.Value;

    private static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("BOOTSTRAP") is { Length: > 0 } given)
        {
            TestRun.Say($"The functions are those of {given}");
            return given;
        }

        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        var watch = Stopwatch.StartNew();
        await PublishAsync(folder);
        TestRun.Say($"The functions were published in {watch.Elapsed.TotalSeconds:F0} s");
        return Path.Combine(folder, "bootstrap");
    }

    private static async Task PublishAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = TestRun.RepoRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "publish",
                Path.Combine("src", "Functions"),
                "-c",
                "Release",
                "-o",
                folder,
                $"-p:AwsPackages={TestRun.AwsPackages}",
                $"-p:TokensFramework={TestRun.TokensFramework}",
                "--nologo",
                // A compiler or build node that stays behind would hold the test run's pipes open.
                "-nodeReuse:false",
                "-p:UseSharedCompilation=false",
            },
        };
        foreach (var inherited in start.Environment.Keys.Where(IsOfTheRunner).ToList())
        {
            start.Environment.Remove(inherited);
        }

        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync();
        var errors = publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"The functions could not be published:\n{await output}\n{await errors}"
            );
        }
    }

    /// <summary>What the test runner sets for itself and would lead another build astray.</summary>
    private static bool IsOfTheRunner(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
