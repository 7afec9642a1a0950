using System.Text.RegularExpressions;

namespace Tokens.Packaging;

/// <summary>One run of the dotnet command, and what its output tells.</summary>
public sealed partial record BuildRun(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The packages that no source had, or not in the version asked for.</summary>
    public IReadOnlyList<string> MissingPackages =>
        [.. Missing().Matches(Output).Select(match => match.Groups["id"].Value).Distinct().Order()];

    /// <summary>Whether nothing but the packs of Native AOT is missing.</summary>
    public bool OnlyAotIsMissing => MissingPackages.Count > 0 && MissingPackages.All(IsOfAot);

    /// <summary>
    /// What the trimmer or the AOT compiler warned of, each of which may be a failure at run time. A build that takes
    /// warnings for errors ends with them; one that does not goes on. Without <see cref="Tolerated"/>.
    /// </summary>
    public IReadOnlyList<string> IlWarnings => [.. EveryIlWarning.Where(warning => !Harmless().IsMatch(warning))];

    /// <summary>
    /// Amazon.Lambda.Serialization.SystemTextJson 3.0.0 lost its AOT attributes for net10.0 (aws/aws-lambda-dotnet#2531, mended
    /// in 3.0.1). The compiler sums up what it has against the reflecting serializers of that assembly, which no function uses.
    /// </summary>
    public IReadOnlyList<string> Tolerated => [.. EveryIlWarning.Where(warning => Harmless().IsMatch(warning))];

    private IEnumerable<string> EveryIlWarning =>
        IlWarning().Matches(Output).Select(match => match.Value.Trim()).Distinct();

    /// <summary>The lines that tell of errors; all of them where none does.</summary>
    public string Errors
    {
        get
        {
            var errors = Output.Split('\n').Where(line => line.Contains("error ", StringComparison.Ordinal)).Distinct();
            return string.Join('\n', errors) is { Length: > 0 } found ? found : Output;
        }
    }

    private static bool IsOfAot(string package) =>
        package.Contains("ILCompiler", StringComparison.OrdinalIgnoreCase)
        || package.Contains("NativeAOT", StringComparison.OrdinalIgnoreCase);

    // NU1101 and NU1102: "Unable to find package X"; NU1103: "Unable to find a stable package X";
    // NU1603: "A depends on X (>= 1) but X 1 was not found".
    [GeneratedRegex(@"NU110[123]: .*?package (?<id>[\w.-]*\w)|NU1603: .*? but (?<id>[\w.-]+) \S+ was not found")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^.*\bIL[23]\d{3}: .*$", RegexOptions.Multiline)]
    private static partial Regex IlWarning();

    [GeneratedRegex(
        @"\bwarning IL3053: Assembly 'Amazon\.Lambda\.Serialization\.SystemTextJson' produced AOT analysis warnings\."
    )]
    private static partial Regex Harmless();
}
