namespace Tokens.Packaging;

/// <summary>Makes functions.zip and template.json: both, or none.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class MakePackage(PublishFunctions functions, string root)
{
    /// <exception cref="RefusedException">There is no package; one that was there before is gone as well.</exception>
    public async Task<Package> MakeAsync(Request request)
    {
        var output = Directory.CreateDirectory(Path.Combine(root, request.Output)).FullName;
        var zip = Path.Combine(output, "functions.zip");
        var template = Path.Combine(output, "template.json");
        // What a failed run left of an earlier one would be deployed in its place.
        File.Delete(zip);
        File.Delete(template);

        if (OperatingSystem.IsWindows())
        {
            // .NET writes zips there as Windows does, and Lambda could not start what is in them.
            throw new RefusedException("A zip made on Windows does not say that bootstrap may be executed. Use WSL.");
        }

        var bench = Directory.CreateTempSubdirectory("tokens-package-").FullName;
        try
        {
            return await MakeAsync(request, bench, zip, template);
        }
        finally
        {
            Directory.Delete(bench, recursive: true);
        }
    }

    private async Task<Package> MakeAsync(Request request, string bench, string zip, string template)
    {
        var (newZip, newTemplate) = (Path.Combine(bench, "functions.zip"), Path.Combine(bench, "template.json"));
        var published = await functions.PublishAsync(
            request,
            Directory.CreateDirectory(Path.Combine(bench, "published")).FullName
        );
        var executable = ElfExecutable.Read(published.Executable);
        LambdaSystem.Check(executable, request.Processor);
        FunctionsZip.Write(published.Executable, newZip);
        var source = Path.Combine(root, "serverless.template");
        PackagedTemplate.Write(source, newTemplate, Path.GetFileName(zip), request.Processor);

        File.Move(newZip, zip);
        File.Move(newTemplate, template);
        return new Package(zip, template, published, executable.NewestGlibc);
    }
}
