using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Tokens.Bench.ColdRun;

/// <summary>The function that people would write in Python (bench/python), where this machine can run it.</summary>
/// <param name="Packages">What it imports, with versions.</param>
internal sealed record PythonBaseline(Variant Variant, IReadOnlyDictionary<string, string> Packages)
{
    private const string Sources = "bench/python";

    private static readonly JsonSerializerOptions AsDescribed = new() { PropertyNameCaseInsensitive = true };

    private static readonly string HowToInstall = $"""
        python3 -m venv artifacts/python
        artifacts/python/bin/pip install -r {Sources}/requirements.txt
        PYTHON=artifacts/python/bin/python3 eng/bench cold
        """;

    /// <exception cref="BenchException">There is no Python, or not with those packages; how to get them.</exception>
    public static async Task<PythonBaseline> FindAsync(string folder)
    {
        var python = await DescribeAsync(Environment.GetEnvironmentVariable("PYTHON") ?? "python3");
        var place = Directory.CreateDirectory(Path.Combine(folder, "python")).FullName;
        foreach (var file in new[] { "bootstrap.py", "handler.py" })
        {
            File.Copy(Path.Combine(Sources, file), Path.Combine(place, file), overwrite: true);
        }

        var variant = new Variant(
            $"Python ({python.Version}, boto3 {python.Packages["boto3"]}, requests {python.Packages["requests"]})",
            python.Executable,
            [Path.Combine(place, "bootstrap.py")],
            Zip(python, folder),
            new Dictionary<string, string>()
        );
        return new PythonBaseline(variant, python.Packages);
    }

    /// <summary>The handler, and what Lambda's Python does not have already: requests and what it stands on.</summary>
    private static string Zip(Description python, string folder)
    {
        var zip = Path.Combine(folder, "python.zip");
        File.Delete(zip);
        using var archive = ZipFile.Open(zip, ZipArchiveMode.Create);
        var handler = new BundledFile("handler.py", Path.Combine(Sources, "handler.py"));
        foreach (var file in python.Bundled.Prepend(handler))
        {
            archive.CreateEntryFromFile(file.Path, file.Entry, CompressionLevel.SmallestSize);
        }

        return zip;
    }

    private static async Task<Description> DescribeAsync(string interpreter)
    {
        var start = new ProcessStartInfo(interpreter, [Path.Combine(Sources, "describe.py")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<Description>(await output, AsDescribed)!
                : throw new BenchException($"{LastLine(await errors)}. It needs:\n{HowToInstall}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchException($"{missing.Message}. It needs Python 3, and then:\n{HowToInstall}");
        }
    }

    private static string LastLine(string errors) => errors.TrimEnd().Split('\n')[^1];

    /// <summary>What describe.py prints.</summary>
    /// <param name="Executable">The interpreter itself: a version manager's shim in front of it would be timed as well.</param>
    private sealed record Description(
        string Executable,
        string Version,
        Dictionary<string, string> Packages,
        List<BundledFile> Bundled
    );

    private sealed record BundledFile(string Entry, string Path);
}
