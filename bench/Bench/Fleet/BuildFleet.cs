using Tokens.Packaging;

namespace Tokens.Bench.Fleet;

/// <summary>Publishes the program of bench/Fleet as the functions are: Native AOT.</summary>
internal static class BuildFleet
{
    /// <returns>The executable.</returns>
    /// <exception cref="BenchException">It could not be built.</exception>
    public static async Task<string> InAsync(string folder, bool build)
    {
        var executable = Path.Combine(folder, "fleet");
        if (build || !File.Exists(executable))
        {
            var published = await DotNetCommand.In(Environment.CurrentDirectory)([
                "publish",
                "bench/Fleet",
                "--configuration",
                "Release",
                "--output",
                folder,
                "-p:Aot=true",
                $"-p:AwsPackages={BuildSettings.AwsPackages}",
                "-p:CppCompilerAndLinker=gcc",
                "-nodeReuse:false",
                "-p:UseSharedCompilation=false",
            ]);
            if (!published.Succeeded)
            {
                throw new BenchException(published.Errors);
            }
        }

        return executable;
    }
}
