using System.CommandLine;
using Tokens.Cli;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli;

/// <summary>A validator that asked for the value of what is none threw, and a stack trace was the answer.</summary>
public sealed class OptionTests
{
    private static readonly RootCommand Root = TokensCommand.Create(new Terminal(TextWriter.Null, TextWriter.Null));

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var command in Root.Subcommands)
            {
                foreach (var option in command.Options.Concat(Root.Options.Where(option => option.Recursive)))
                {
                    all.Add(command.Name, option.Name);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_value_makes_the_parser_throw(string command, string option)
    {
        foreach (var value in new[] { "x", "-1", "", "99999999999999999999", "\u00e9 =" })
        {
            Root.Invoking(root => root.Parse([command, option, value])).Should().NotThrow(value);
        }

        Root.Invoking(root => root.Parse([command, option])).Should().NotThrow();
    }
}
