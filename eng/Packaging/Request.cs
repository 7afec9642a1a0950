namespace Tokens.Packaging;

/// <summary>What is to be packaged.</summary>
/// <param name="AwsPackages"><c>nuget</c>, or <c>compat</c> for registries without AWS's packages.</param>
/// <param name="Kind">Null: Native AOT where it can be had, one file otherwise.</param>
/// <param name="Output">The folder that the package comes to.</param>
public sealed record Request(
    Processor Processor,
    string AwsPackages,
    string Framework,
    PackageKind? Kind,
    string Output
)
{
    public const string Usage = """
        eng/package [x86_64|arm64] [--aws-packages nuget|compat] [--kind aot|single-file] [--framework net10.0] [--output artifacts]
        """;

    /// <exception cref="RefusedException">An argument that means nothing here.</exception>
    public static Request Parse(IReadOnlyList<string> arguments)
    {
        var request = new Request(Processor.X64, "nuget", "net10.0", Kind: null, "artifacts");
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            request = rest.Current switch
            {
                "x86_64" => request with { Processor = Processor.X64 },
                "arm64" => request with { Processor = Processor.Arm64 },
                var option => request.With(option, rest.MoveNext() ? rest.Current : ""),
            };
        }

        return request;
    }

    private Request With(string option, string value) =>
        (option, value) switch
        {
            ("--aws-packages", "nuget" or "compat") => this with { AwsPackages = value },
            ("--kind", "aot") => this with { Kind = PackageKind.NativeAot },
            ("--kind", "single-file") => this with { Kind = PackageKind.SingleFile },
            ("--framework", not "") => this with { Framework = value },
            ("--output", not "") => this with { Output = value },
            _ => throw new RefusedException($"'{$"{option} {value}".Trim()}' is not understood.\n{Usage}"),
        };
}
