using System.Diagnostics;

namespace Tokens.Packaging;

/// <summary>Runs the dotnet command, in the repository's folder.</summary>
public delegate Task<BuildRun> RunDotNet(IReadOnlyList<string> arguments);

/// <summary>The dotnet command of this machine.</summary>
public static class DotNetCommand
{
    public static RunDotNet In(string folder) =>
        async arguments =>
        {
            var start = new ProcessStartInfo("dotnet", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var inherited in start.Environment.Keys.Where(LeadsAstray).ToList())
            {
                start.Environment.Remove(inherited);
            }

            // What it says is read.
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new BuildRun(process.ExitCode, await output + await errors);
        };

    /// <summary>What a build or a test runner around this one sets for itself, and what would overrule the request.</summary>
    private static bool LeadsAstray(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
