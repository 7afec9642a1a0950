using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Docs;

/// <summary>A command that names a script, project or sample which was moved would fail for whoever types it.</summary>
public sealed partial class CommandTests
{
    [Fact]
    public void What_commands_name_of_this_repository_is_there()
    {
        var named = Page
            .All.SelectMany(page => page.Code("sh"))
            .SelectMany(code => OfThisRepository().Matches(code))
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        named.Should().Contain(["eng/package", "tests/Integration"]);
        named.Should().OnlyContain(path => Path.Exists(Path.Combine(Repository.Root, path)));
    }

    [GeneratedRegex(@"(?m)(?:^|[\s/:""])((?:eng|src|tests|docs|bench)/[\w./-]*\w)")]
    private static partial Regex OfThisRepository();
}
