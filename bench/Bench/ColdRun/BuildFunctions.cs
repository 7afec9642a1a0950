using System.IO.Compression;
using System.Runtime.InteropServices;
using Tokens.Packaging;

namespace Tokens.Bench.ColdRun;

/// <summary>Publishes the functions in every way that they can be deployed.</summary>
/// <param name="folder">Where the builds lie, and stay for a next run.</param>
/// <param name="build">Whether to build anew what lies there.</param>
internal sealed class BuildFunctions(string folder, bool build)
{
    private readonly RunDotNet dotnet = DotNetCommand.In(Environment.CurrentDirectory);

    /// <exception cref="RefusedException">This machine's package sources have no packs of it.</exception>
    public Task<Variant> AotAsync() => PackagedAsync("AOT", PackageKind.NativeAot);

    /// <summary>Self-contained, trimmed, ReadyToRun.</summary>
    public Task<Variant> SingleFileAsync() => PackagedAsync("single file", PackageKind.SingleFile);

    public async Task<Variant> FrameworkDependentAsync()
    {
        var (published, zip) = Places("framework-dependent");
        if (!File.Exists(zip))
        {
            var run = await dotnet([
                "publish",
                "src/Functions",
                "--configuration",
                "Release",
                "--output",
                published,
                "-p:SelfContained=false",
                $"-p:AwsPackages={BuildSettings.AwsPackages}",
                "-nodeReuse:false",
                "-p:UseSharedCompilation=false",
            ]);
            if (!run.Succeeded)
            {
                throw new BenchException(run.Errors);
            }

            ZipFile.CreateFromDirectory(published, zip, CompressionLevel.SmallestSize, includeBaseDirectory: false);
        }

        var host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        string[] arguments = [Path.Combine(published, "bootstrap.dll")];
        return new Variant("framework-dependent", host, arguments, zip, new Dictionary<string, string>());
    }

    private async Task<Variant> PackagedAsync(string name, PackageKind kind)
    {
        var (published, zip) = Places(kind.ToString());
        if (!File.Exists(zip))
        {
            var functions = new PublishFunctions(dotnet, Linker.Find(Environment.GetEnvironmentVariable("PATH")));
            var request = new Request(Processor.OfThisMachine, BuildSettings.AwsPackages, kind, published);
            FunctionsZip.Write((await functions.PublishAsync(request, published)).Executable, zip);
        }

        var executable = Path.Combine(published, "bootstrap");
        return new Variant(name, executable, [], zip, new Dictionary<string, string>());
    }

    private (string Published, string Zip) Places(string name)
    {
        var place = Path.Combine(folder, name);
        if (build && Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        return (
            Directory.CreateDirectory(Path.Combine(place, "published")).FullName,
            Path.Combine(place, "functions.zip")
        );
    }
}
