using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Docs;

/// <summary>A threat whose test or control was renamed or deleted would be one that nobody answers.</summary>
public sealed partial class ThreatModelPageTests
{
    private static readonly Lazy<string> Tests = new(() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        )
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
    public void Every_threat_names_a_test_or_the_source_of_its_control(string shown)
    {
        var classes = ClassName().Matches(shown).Select(match => match.Value).ToList();
        var files = FileName().Matches(shown).Select(match => match.Groups[1].Value).ToList();

        (classes.Count + files.Count).Should().BePositive();
        classes.Where(name => !Tests.Value.Contains($"class {name}", StringComparison.Ordinal)).Should().BeEmpty();
        files.Where(file => !File.Exists(Path.Combine(Repository.Root, file))).Should().BeEmpty();
    }

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex ClassName();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex FileName();
}
