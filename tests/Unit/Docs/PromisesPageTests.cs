using System.Text.RegularExpressions;

namespace Tokens.Tests.Unit.Docs;

/// <summary>A promise whose test was renamed or deleted would be one that nobody holds.</summary>
public sealed partial class PromisesPageTests
{
    private static readonly Lazy<string> Sources = new(() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        )
    );

    private static readonly string Held = string.Join(
        '\n',
        File.ReadAllLines(Path.Combine(Repository.Root, "docs", "promises.md"))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|')[2])
    );

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = TestName()
            .Matches(Held)
            .Select(match => match.Groups[1].Value.Replace(' ', '_').Replace("'", "", StringComparison.Ordinal))
            .ToList();

        tests.Should().HaveCountGreaterThan(10);
        tests.Should().OnlyContain(test => Sources.Value.Contains($" {test}(", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_class_of_tests_that_is_named_exists()
    {
        var classes = ClassName().Matches(Held).Select(match => match.Value).ToList();

        classes.Should().HaveCountGreaterThan(10);
        classes.Should().OnlyContain(name => Sources.Value.Contains($"class {name}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\*([^*]+)\*")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\b[A-Z]\w+Tests\b")]
    private static partial Regex ClassName();
}
