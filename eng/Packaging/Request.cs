namespace Tokens.Packaging;

/// <summary>What is to be packaged.</summary>
/// <param name="AwsPackages"><c>nuget</c>, or <c>compat</c> for registries without AWS's packages.</param>
/// <param name="Kind">Null: Native AOT where it can be had, one file otherwise.</param>
/// <param name="Output">The folder that the package comes to; seen from the repository's where it is not absolute.</param>
public sealed record Request(Processor Processor, string AwsPackages, PackageKind? Kind, string Output)
{
    public const string Usage = """
        eng/package [x86_64|arm64] [--aws-packages nuget|compat] [--kind aot|single-file] [--output artifacts]
        """;

    /// <param name="arguments">As on the command line.</param>
    /// <param name="caller">The folder from which a relative output is seen.</param>
    /// <exception cref="RefusedException">An argument that means nothing here.</exception>
    public static Request Parse(IReadOnlyList<string> arguments, string caller)
    {
        var request = new Request(Processor.X64, "nuget", Kind: null, "artifacts");
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            request = rest.Current switch
            {
                "x86_64" => request with { Processor = Processor.X64 },
                "arm64" => request with { Processor = Processor.Arm64 },
                var option => request.With(option, rest.MoveNext() ? rest.Current : "", caller),
            };
        }

        return request;
    }

    private Request With(string option, string value, string caller) =>
        (option, value) switch
        {
            ("--aws-packages", "nuget" or "compat") => this with { AwsPackages = value },
            ("--kind", "aot") => this with { Kind = PackageKind.NativeAot },
            ("--kind", "single-file") => this with { Kind = PackageKind.SingleFile },
            ("--output", not "") => this with { Output = Path.GetFullPath(value, caller) },
            _ => throw new RefusedException($"'{$"{option} {value}".Trim()}' is not understood.\n{Usage}"),
        };
}
