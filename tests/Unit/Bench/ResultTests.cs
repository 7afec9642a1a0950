using Tokens.Bench.Results;

namespace Tokens.Tests.Unit.Bench;

public sealed class ResultTests
{
    [Fact]
    public void A_target_is_met_up_to_its_limit()
    {
        new Target("wall", 0.1, 0.1).ToString().Should().Be("met: wall: at most 0.1, measured 0.1");
        new Target("wall", 0.1, 0.1001).Met.Should().BeFalse();
    }

    [Fact]
    public void A_missed_target_says_by_how_much() =>
        new Target("zip in MB", 7, 7.7)
            .ToString()
            .Should()
            .Be("MISSED: zip in MB: at most 7, measured 7.7, 10 % too much");

    [Fact]
    public void A_table_lines_up_its_names_to_the_left_and_its_figures_to_the_right() =>
        MarkdownTable
            .Of([
                ["", "ms"],
                ["AOT", "9.5"],
                ["Python", "310"],
            ])
            .Should()
            .Equal("|        |  ms |", "| ------ | --: |", "| AOT    | 9.5 |", "| Python | 310 |");
}
