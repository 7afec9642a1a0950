using System.IO.Compression;
using System.Runtime.InteropServices;
using Tokens.Packaging;

namespace Tokens.Bench.ColdRun;

/// <summary>Publishes the functions in every way that they can be deployed.</summary>
/// <param name="folder">Where the builds lie, and stay for a next run.</param>
/// <param name="build">Whether to build anew what lies there.</param>
internal sealed class BuildFunctions(string folder, bool build)
{
    private static readonly string Framework = BuildSettings.TokensFramework;

    private readonly RunDotNet dotnet = DotNetCommand.In(Environment.CurrentDirectory);

    /// <summary>Native AOT, of the newest framework whose packs this machine's package sources have.</summary>
    /// <exception cref="BenchException">None could be built.</exception>
    public async Task<Variant> AotAsync()
    {
        var refusals = new List<string>();
        foreach (var framework in new[] { Framework, "net9.0" }.Distinct())
        {
            try
            {
                return await PackagedAsync("AOT", PackageKind.NativeAot, framework);
            }
            catch (RefusedException refused)
            {
                refusals.Add($"{framework}: {refused.Message}");
            }
        }

        throw new BenchException(string.Join('\n', refusals));
    }

    /// <summary>Self-contained, trimmed, ReadyToRun.</summary>
    public Task<Variant> SingleFileAsync() => PackagedAsync("single file", PackageKind.SingleFile, Framework);

    public async Task<Variant> FrameworkDependentAsync()
    {
        var (published, zip) = Places("framework-dependent", Framework);
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
                $"-p:TokensFramework={Framework}",
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
        return new Variant("framework-dependent", Framework, host, arguments, zip, new Dictionary<string, string>());
    }

    private async Task<Variant> PackagedAsync(string name, PackageKind kind, string framework)
    {
        var (published, zip) = Places(kind.ToString(), framework);
        if (!File.Exists(zip))
        {
            var functions = new PublishFunctions(dotnet, Linker.Find(Environment.GetEnvironmentVariable("PATH")));
            var request = new Request(Processor.OfThisMachine, BuildSettings.AwsPackages, framework, kind, published);
            FunctionsZip.Write((await functions.PublishAsync(request, published)).Executable, zip);
        }

        var executable = Path.Combine(published, "bootstrap");
        return new Variant(name, framework, executable, [], zip, new Dictionary<string, string>());
    }

    private (string Published, string Zip) Places(string name, string framework)
    {
        var place = Path.Combine(folder, $"{name}-{framework}");
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
