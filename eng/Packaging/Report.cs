using System.Globalization;
using System.Security.Cryptography;

namespace Tokens.Packaging;

/// <summary>What the person at the console is told.</summary>
public static class Report
{
    public static string Begin(Request request) =>
        $"Packaging the functions: AwsPackages={request.AwsPackages}, {request.Processor}";

    public static IEnumerable<string> Of(Request request, Package package)
    {
        if (package.Published.WhyNotAot is { } why)
        {
            yield return $"No Native AOT: {why}";
        }

        foreach (var warning in package.Published.Tolerated)
        {
            yield return $"Tolerated, and gone with that package's 3.0.1 in Directory.Packages.props: {warning}";
        }

        yield return $"{package.Zip}: {Kind(package.Published.Kind)}, AwsPackages={request.AwsPackages}, {request.Processor}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"  {new FileInfo(package.Zip).Length / 1e6:F1} MB, needs glibc {package.Glibc} (Lambda has {LambdaSystem.Glibc}), sha256 {Digest(package.Zip)}"
        );
        yield return $"{package.Template}: each CodeUri is that zip, Architecture is {request.Processor}";
        if (File.Exists(package.Bill))
        {
            yield return $"{package.Bill}: what the executable is made of (CycloneDX 1.6)";
        }

        if (request.AwsPackages != "nuget")
        {
            yield return "Not with AWS's own packages: to try out, and for whom the subset under compat/ is good enough";
        }

        var prove = $"PACKAGE={package.Zip} dotnet test tests/Integration --filter FullyQualifiedName~EventTableTests";
        yield return request.Processor.RunsHere
            ? $"To see it serve every event: {prove}"
            : $"Unproven: nothing for {request.Processor} runs on this machine. On one where it does: {prove}";
    }

    private static string Kind(PackageKind kind) =>
        kind is PackageKind.NativeAot ? "Native AOT" : "self-contained, trimmed, ReadyToRun, one file";

    private static string Digest(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
}
