using Tokens.Cli.Commands;
using Tokens.Cli.Commands.Status;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Output;

/// <summary>What others chose comes to no terminal as it is: there it could paint, rename the window or paste.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Hostile = "a\e[2Jb\e]52;c;Zm9v\ac\u009b31md\u202ee\r\nf\bg";

    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_line_holds_no_control_sequence_of_its_text(bool hasColour)
    {
        Terminal(hasColour).Line(Hostile);

        output.ToString().Should().Be("a b c d e\nf g\n");
    }

    [Fact]
    public void Of_a_line_in_colours_only_the_colours_are_control_sequences()
    {
        Terminal(hasColour: true).Line(new Cell(Hostile, Style.Bad), " and ", Hostile);

        output.ToString().Should().Be("\e[31ma b c d e f g\e[0m and a b c d e f g\n");
    }

    [Fact]
    public void Neither_do_the_lines_beside_the_answer()
    {
        var terminal = Terminal(hasColour: true);
        terminal.Progress(Hostile);
        terminal.Note(Style.Bad, "error", Hostile);
        terminal.Ask(Hostile);
        terminal.Fail(new Failure(Hostile, Hostile, 1) { Trace = Hostile }, verbose: true);

        output.ToString().Should().Be("a b c d e f g\r\e[2K");
        errors
            .ToString()
            .Should()
            .Be(
                "\e[31merror:\e[0m a b c d e f g\n"
                    + "a b c d e\nf g"
                    + "\e[31merror:\e[0m a b c d e f g; a b c d e f g\n"
                    + "a b c d e\nf g\n"
            );
    }

    [Fact]
    public void A_typed_character_can_be_taken_back()
    {
        Terminal(hasColour: false).EraseTyped();

        errors.ToString().Should().Be("\b \b");
    }

    [Fact]
    public void Letters_marks_and_emoji_stay()
    {
        Terminal(hasColour: false).Line("é — 😀 │ \ud83d");

        output.ToString().Should().Be("é — 😀 │  \n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_status_that_anybody_wrote_does_nothing_to_the_terminal(bool hasColour)
    {
        var status = Some.Status(ConnectionState.Misconfigured) with { Reason = Hostile };
        var overview = new ConnectionDescription.Known(Some.Connection(), status, null);

        StatusTable.Write(Terminal(hasColour), [overview], The.Now);

        var shown = output.ToString();
        shown.Should().EndWith("a b c d e f g\n");
        shown.Split('\n').Should().HaveCount(3, "a head, a row, and nothing after the last line's end");
        shown
            .Replace("\e[", "", StringComparison.Ordinal)
            .Should()
            .NotContainAny("\e", "\u009b", "\u202e", "\a", "\b", "\r");
    }

    [Fact]
    public void As_JSON_it_is_there_in_full_and_escaped()
    {
        JsonOutput.Write(Terminal(hasColour: true), new { Text = Hostile });
        JsonOutput.WriteLine(Terminal(hasColour: true), new { Text = "\u202e\u200b" });

        output
            .ToString()
            .Should()
            .Be(
                """
                {
                  "text": "a\u001B[2Jb\u001B]52;c;Zm9v\u0007c\u009B31md\u202ee\r\nf\bg"
                }
                {"text":"\u202e\u200b"}

                """.ReplaceLineEndings("\n")
            );
    }

    private Terminal Terminal(bool hasColour) =>
        new(output, errors)
        {
            HasColour = hasColour,
            ErrorsHaveColour = hasColour,
            IsInteractive = hasColour,
        };
}
