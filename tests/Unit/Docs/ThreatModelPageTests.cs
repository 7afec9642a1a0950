using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Docs;

/// <summary>A threat whose tests were renamed or deleted would have a control that nothing shows.</summary>
public sealed partial class ThreatModelPageTests
{
    private static readonly Lazy<HashSet<string>> Classes = new(() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet()
    );

    /// <summary>The last cells of the tables under "Threats".</summary>
    public static TheoryData<string> Shown =>
        [
            .. Page.Named("docs/threat-model.md")
                .Text.Split("## Threats")[1]
                .Split('\n')
                .Where(line => line.StartsWith('|') && !line.StartsWith("|---") && !line.StartsWith("| threat"))
                .Select(line => line.Split('|')[^2].Trim()),
        ];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_threat_names_tests_that_exist_and_at_least_one(string shown)
    {
        var classes = ClassName().Matches(shown).Select(match => match.Value).ToList();

        classes.Should().NotBeEmpty().And.OnlyContain(name => Classes.Value.Contains(name));
    }

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\bclass (\w+Tests)\b")]
    private static partial Regex Declaration();
}
