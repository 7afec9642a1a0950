using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Output;

public sealed class TableTests : IDisposable
{
    private readonly StringWriter output = new() { NewLine = "\n" };

    public void Dispose() => output.Dispose();

    [Fact]
    public void Columns_are_as_wide_as_their_longest_text_and_nothing_trails()
    {
        var table = new Table("NAME", "STATE", "WHY");
        table.Add("acme", "healthy", "");
        table.Add("a-longer-name", "off", "its owner");

        table.WriteTo(new Terminal(output, TextWriter.Null));

        output
            .ToString()
            .Should()
            .Be("NAME           STATE    WHY\n" + "acme           healthy\n" + "a-longer-name  off      its owner\n");
    }

    [Fact]
    public void A_text_of_several_lines_or_with_control_sequences_is_one_plain_cell()
    {
        var table = new Table("A", "B");
        table.Add("x\e[31m\ny", "z");

        table.WriteTo(new Terminal(output, TextWriter.Null));

        output.ToString().Should().Be("A     B\nx  y  z\n");
    }

    [Fact]
    public void Colours_do_not_count_as_width()
    {
        var table = new Table("A", "B");
        table.Add(new Cell("x", Style.Good), "y");

        table.WriteTo(new Terminal(output, TextWriter.Null) { HasColour = true });

        output.ToString().Should().EndWith("\e[32mx\e[0m  y\n");
    }
}
