namespace Tokens.Bench.ColdRun;

/// <summary>A program that refreshes one connection, as Lambda would start it.</summary>
/// <param name="Zip">The package that would be uploaded.</param>
/// <param name="Variables">What it alone has in its environment.</param>
public sealed record Variant(
    string Name,
    string Executable,
    IReadOnlyList<string> Arguments,
    string Zip,
    IReadOnlyDictionary<string, string> Variables
)
{
    public double ZipMegabytes => new FileInfo(Zip).Length / 1e6;

    public override string ToString() => Name;
}
