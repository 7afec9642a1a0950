using System.Diagnostics;
using System.IO.Compression;
using Tokens.Packaging;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>
/// The functions as Lambda gets them: the executable out of a package. BOOTSTRAP names an executable, PACKAGE a package
/// to be used instead; otherwise one is made for the run, as eng/package does.
/// </summary>
public static class Bootstrap
{
    private static readonly Lazy<Task<string>> One = new(FindAsync);

    /// <summary>The executable's path.</summary>
    public static Task<string> GetAsync() => One.Value;

    /// <summary>The folder that the run's own package comes to.</summary>
    public static string Packages { get; } = Path.Combine(AppContext.BaseDirectory, "package");

    private static async Task<string> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("BOOTSTRAP") is { Length: > 0 } executable)
        {
            TestRun.Say($"The functions are those of {executable}");
            return executable;
        }

        if (Environment.GetEnvironmentVariable("PACKAGE") is { Length: > 0 } given)
        {
            var package = Path.GetFullPath(given, TestRun.RepoRoot);
            TestRun.Say($"The functions are those of the package {package}, {new FileInfo(package).Length:N0} bytes");
            return Unpack(package);
        }

        var watch = Stopwatch.StartNew();
        var made = await PackageAsync();
        TestRun.Say($"The functions were packaged in {watch.Elapsed.TotalSeconds:F0} s");
        return Unpack(made.Zip);
    }

    /// <summary>One file: Native AOT takes longer to build than the tests that it would serve.</summary>
    private static Task<Package> PackageAsync()
    {
        var functions = new PublishFunctions(DotNetCommand.In(TestRun.RepoRoot), new Linker.Missing());
        return new MakePackage(functions, TestRun.RepoRoot).MakeAsync(
            new Request(Processor.OfThisMachine, TestRun.AwsPackages, PackageKind.SingleFile, Packages)
        );
    }

    /// <summary>As Lambda does: the mode comes out of the zip as well.</summary>
    private static string Unpack(string package)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "unpacked");
        ZipFile.ExtractToDirectory(package, folder, overwriteFiles: true);
        return Path.Combine(folder, "bootstrap");
    }
}
