namespace Tokens.Packaging;

/// <summary>Makes functions.zip, template.json and sbom.json: all of them, or none.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class MakePackage(PublishFunctions functions, string root)
{
    private static readonly string[] Names = [Package.ZipName, Package.TemplateName, Package.BillName];

    /// <summary>Null where nobody needs one: the tests package the functions only to run them.</summary>
    public BillOfMaterials? Bill { get; init; }

    /// <exception cref="RefusedException">There is no package; one that was there before is gone as well.</exception>
    public async Task<Package> MakeAsync(Request request)
    {
        var output = Directory.CreateDirectory(Path.Combine(root, request.Output)).FullName;
        // What a failed run left of an earlier one would be deployed in its place.
        foreach (var name in Names)
        {
            File.Delete(Path.Combine(output, name));
        }

        if (OperatingSystem.IsWindows())
        {
            // .NET writes zips there as Windows does, and Lambda could not start what is in them.
            throw new RefusedException("A zip made on Windows does not say that bootstrap may be executed. Use WSL.");
        }

        var bench = Directory.CreateTempSubdirectory("tokens-package-").FullName;
        try
        {
            return await MakeAsync(request, bench, output);
        }
        finally
        {
            Directory.Delete(bench, recursive: true);
        }
    }

    private async Task<Package> MakeAsync(Request request, string bench, string output)
    {
        var published = await functions.PublishAsync(
            request,
            Directory.CreateDirectory(Path.Combine(bench, "published")).FullName
        );
        var executable = ElfExecutable.Read(published.Executable);
        LambdaSystem.Check(executable, request.Processor);
        FunctionsZip.Write(published.Executable, Path.Combine(bench, Package.ZipName));
        var source = Path.Combine(root, "serverless.template");
        PackagedTemplate.Write(source, Path.Combine(bench, Package.TemplateName), Package.ZipName, request.Processor);
        if (Bill is not null)
        {
            await Bill.WriteAsync(request, Path.Combine(bench, Package.BillName));
        }

        foreach (var name in Names.Where(name => File.Exists(Path.Combine(bench, name))))
        {
            File.Move(Path.Combine(bench, name), Path.Combine(output, name));
        }

        return new Package(output, published, executable.NewestGlibc);
    }
}
