using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>What is built is made of exactly what is written down.</summary>
public sealed partial class SupplyChainTests
{
    private static readonly IReadOnlyList<string> ProjectFiles =
    [
        .. new[] { "*.csproj", "*.props", "*.targets" }
            .SelectMany(pattern => Directory.EnumerateFiles(Repository.Root, pattern, SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/', '\\').Any(IsMade)),
    ];

    [Fact]
    public void Each_package_has_one_exact_version()
    {
        var versions = Elements("PackageVersion").Concat(Elements("GlobalPackageReference")).ToList();

        versions.Should().HaveCountGreaterThan(20);
        versions.Should().OnlyContain(package => Exact().IsMatch((string)package.Attribute("Version")!));
    }

    [Fact]
    public void No_project_chooses_a_version_of_its_own() =>
        Elements("PackageReference")
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(package =>
                package.Attribute("Version") == null && package.Attribute("VersionOverride") == null
            );

    [Fact]
    public void Packages_of_packages_are_held_to_the_same_versions()
    {
        var central = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"));

        Value(central, "ManagePackageVersionsCentrally").Should().Be("true");
        Value(central, "CentralPackageTransitivePinningEnabled").Should().Be("true");
    }

    /// <summary>A tag can be moved to other code, a commit cannot.</summary>
    [Fact]
    public void Each_action_of_a_workflow_is_named_by_its_commit_and_says_its_version()
    {
        var used = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows"))
            .SelectMany(File.ReadLines)
            .Where(line => line.Contains("uses:", StringComparison.Ordinal))
            .ToList();

        used.Should().NotBeEmpty().And.OnlyContain(line => Pinned().IsMatch(line));
    }

    private static bool IsMade(string folder) => folder is "obj" or "bin" or "artifacts";

    private static List<XElement> Elements(string name) =>
        [.. ProjectFiles.SelectMany(file => XDocument.Load(file).Descendants(name)).Where(IsIncluded)];

    private static bool IsIncluded(XElement item) => item.Attribute("Include") is not null;

    private static string? Value(XDocument document, string property) =>
        document.Descendants(property).SingleOrDefault()?.Value;

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"uses: [\w./-]+@[0-9a-f]{40} # v\d")]
    private static partial Regex Pinned();
}
