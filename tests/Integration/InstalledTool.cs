using System.Diagnostics;

namespace Tokens.Tests.Integration;

/// <summary>A program that this machine may have and another may not.</summary>
public static class InstalledTool
{
    /// <summary>Its path; null where it is not on the PATH.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Runs it to its end.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Each is passed on as it is.</param>
    /// <param name="environment">Variables beside those of the test.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string path,
        IEnumerable<string> arguments,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
