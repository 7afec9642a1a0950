using System.Text.RegularExpressions;
using Tokens.Cli;
using Tokens.Cli.Output;

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

    /// <summary>The pages told of subcommands before they were there, and would go on when one is renamed.</summary>
    [Fact]
    public async Task What_the_pages_have_the_operator_type_is_a_subcommand()
    {
        var help = new StringWriter();
        await TokensCommand.RunAsync(["--help"], new Terminal(help, TextWriter.Null));
        var subcommands = Listed().Matches(help.ToString()).Select(match => match.Groups[1].Value).ToList();

        var typed = Page
            .All.SelectMany(page =>
                Typed().Matches(string.Join('\n', page.Code("sh"))).Concat(Quoted().Matches(page.Text))
            )
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();

        subcommands.Should().Contain(["add", "restore"]);
        typed.Should().Contain(["add", "restore"]).And.BeSubsetOf(subcommands);
    }

    [GeneratedRegex(@"(?m)^  ([a-z]+) ")]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?m)^\s*tokens ([a-z]+)")]
    private static partial Regex Typed();

    [GeneratedRegex(@"`tokens ([a-z]+)[ `]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?m)(?:^|[\s/:""])((?:eng|src|tests|docs|bench)/[\w./-]*\w)")]
    private static partial Regex OfThisRepository();
}
