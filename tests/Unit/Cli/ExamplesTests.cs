using System.CommandLine;
using System.Text.RegularExpressions;
using Tokens.Cli;
using Tokens.Cli.Help;
using Tokens.Cli.Output;
using Tokens.Tests.Unit.Docs;

namespace Tokens.Tests.Unit.Cli;

/// <summary>An option that is renamed takes the examples with it that name it.</summary>
public sealed partial class ExamplesTests
{
    private static readonly RootCommand Root = TokensCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null));

    public static TheoryData<string> OfHelp =>
        [
            .. All(Root)
                .OfType<IHasExamples>()
                .SelectMany(command => command.Examples)
                .Select(one => one.Line)
                .Distinct(),
        ];

    public static TheoryData<string> OfPages =>
        [
            .. Page
                .All.SelectMany(page => page.Code("sh"))
                .SelectMany(code => code.Split('\n'))
                .Where(line => Own().IsMatch(line))
                .Distinct(),
        ];

    [Fact]
    public void Every_subcommand_has_some() => All(Root).Should().AllBeAssignableTo<IHasExamples>();

    [Theory]
    [MemberData(nameof(OfHelp))]
    public void Each_of_the_help_parses(string line) => ShouldParse(line);

    [Theory]
    [MemberData(nameof(OfPages))]
    public void Each_of_the_pages_parses(string line) => ShouldParse(line);

    [Theory]
    [InlineData("tokens status --jsn")]
    [InlineData("echo 1 | tokens statu")]
    [InlineData("tokens client lst")]
    [InlineData("tokens client add my-erp --client-secret fake")]
    public void One_that_is_wrong_does_not(string line) => Root.Parse(OwnPart(line)).Errors.Should().NotBeEmpty();

    [Fact]
    public void The_reference_has_every_subcommand_and_every_option()
    {
        var reference = Page.Named("docs/reference/command.md").Text;
        var withFields = reference + Page.Named("docs/reference/definition.md").Text;

        reference.Should().ContainAll(Root.Subcommands.Select(command => $"\n## {command.Name}\n"));
        withFields.Should().ContainAll(All(Root).SelectMany(command => command.Options).Select(option => option.Name));
    }

    private static IEnumerable<Command> All(Command command) =>
        command.Subcommands.SelectMany(one => All(one).Prepend(one));

    private static void ShouldParse(string line)
    {
        var parsed = Root.Parse(OwnPart(line));

        parsed.Errors.Should().BeEmpty();
        parsed.CommandResult.Command.Name.Should().NotBe(Root.Name, "it names a subcommand");
    }

    /// <summary>What the shell would give the command: no pipe, redirection or comment.</summary>
    private static string OwnPart(string line) => Own().Match(line).Groups[1].Value;

    [GeneratedRegex(@"(?:^|\| |<\()tokens ([^<>|#)]*)")]
    private static partial Regex Own();
}
