namespace Tokens.Packaging;

/// <summary>Builds the one executable that holds all functions.</summary>
/// <param name="linker">What this machine links with.</param>
public sealed class PublishFunctions(RunDotNet dotnet, Linker linker)
{
    private const string Project = "src/Functions";

    /// <param name="folder">An empty folder, for what the build leaves.</param>
    /// <exception cref="RefusedException">It could not be built, or not without a warning.</exception>
    public async Task<Published> PublishAsync(Request request, string folder)
    {
        var whyNot = request.Kind is PackageKind.SingleFile ? null : await WhyNotAotAsync(request);
        if (whyNot is not null && request.Kind is PackageKind.NativeAot)
        {
            throw new RefusedException($"There is no Native AOT here: {whyNot}.");
        }

        var kind =
            whyNot is null && request.Kind is not PackageKind.SingleFile
                ? PackageKind.NativeAot
                : PackageKind.SingleFile;
        if (kind is PackageKind.SingleFile)
        {
            Restored(request, await RestoreAsync(request, kind));
        }

        var publish = await dotnet(["publish", .. Arguments(request, kind), "-c", "Release", "-o", folder]);
        Built(publish);
        return new Published(OnlyFileIn(folder), kind, whyNot, publish.Tolerated);
    }

    private async Task<string?> WhyNotAotAsync(Request request)
    {
        if (!request.Processor.RunsHere)
        {
            return $"it is built for {request.Processor} on Linux on such a machine, not on this one";
        }

        if (linker is Linker.Missing)
        {
            return "neither clang nor gcc is on the PATH";
        }

        var restore = await RestoreAsync(request, PackageKind.NativeAot);
        if (restore.OnlyAotIsMissing)
        {
            return $"its packs do not restore ({string.Join(", ", restore.MissingPackages)})";
        }

        Restored(request, restore);
        return null;
    }

    private Task<BuildRun> RestoreAsync(Request request, PackageKind kind) =>
        dotnet(["restore", .. Arguments(request, kind), "-p:_IsPublishing=true"]);

    private List<string> Arguments(Request request, PackageKind kind) =>
        [
            Project,
            "-r",
            request.Processor.RuntimeIdentifier,
            $"-p:AwsPackages={request.AwsPackages}",
            $"-p:Aot={(kind is PackageKind.NativeAot ? "true" : "false")}",
            .. kind is PackageKind.NativeAot && linker is Linker.Found found ? found.Properties : [],
            // The same sources are to make the same bytes, in whatever folder and at whatever commit they lie.
            "-p:ContinuousIntegrationBuild=true",
            "-p:IncludeSourceRevisionInInformationalVersion=false",
            "--nologo",
            // A compiler or build node that stays behind would hold the caller's pipes open.
            "-nodeReuse:false",
            "-p:UseSharedCompilation=false",
        ];

    private static void Restored(Request request, BuildRun restore)
    {
        if (restore.Succeeded)
        {
            return;
        }

        throw new RefusedException(
            restore.MissingPackages is { Count: > 0 } missing
                ? Unavailable(request, missing)
                : $"The packages could not be restored:\n{restore.Errors}"
        );
    }

    private static string Unavailable(Request request, IReadOnlyList<string> missing) =>
        $"""
            The package sources of this machine do not have: {string.Join(", ", missing)}
            (AwsPackages={request.AwsPackages}, {request.Processor})
            """
        + (
            request.AwsPackages == "nuget"
                ? """


                    Either add a source that carries AWS's packages in the versions of Directory.Packages.props, as the public
                    NuGet gallery does (dotnet nuget add source), or build with the subset of them under compat/:

                        eng/package --aws-packages compat
                    """
                : ""
        );

    private static void Built(BuildRun publish)
    {
        if (publish.IlWarnings is { Count: > 0 } warnings)
        {
            throw new RefusedException(
                $"The code is not clean for trimming or Native AOT; what is warned of may fail when it runs:\n{string.Join('\n', warnings)}"
            );
        }

        if (!publish.Succeeded)
        {
            throw new RefusedException($"The functions could not be built:\n{publish.Errors}");
        }
    }

    /// <summary>The zip holds bootstrap alone: what stands beside it would be missing. Debug symbols are not needed.</summary>
    private static string OnlyFileIn(string folder)
    {
        var files = Directory
            .GetFiles(folder)
            .Where(file => Path.GetExtension(file) is not (".dbg" or ".pdb"))
            .ToList();
        return files is [var only] && Path.GetFileName(only) == "bootstrap"
            ? only
            : throw new RefusedException(
                $"The build did not end in one file named bootstrap, but in: {string.Join(", ", files.Select(Path.GetFileName).Order())}"
            );
    }
}
