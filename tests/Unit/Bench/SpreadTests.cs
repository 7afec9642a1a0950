using Tokens.Bench.Results;

namespace Tokens.Tests.Unit.Bench;

public sealed class SpreadTests
{
    [Fact]
    public void The_median_of_an_odd_number_is_the_one_in_the_middle_in_whatever_order_they_came() =>
        Spread.Of([9, 1, 5]).Should().Be(new Spread(5, 1, 9));

    [Fact]
    public void The_median_of_an_even_number_lies_between_the_two_in_the_middle() =>
        Spread.Of([4, 1, 2, 100]).Should().Be(new Spread(3, 1, 100));

    [Fact]
    public void One_figure_is_its_own_median() => Spread.Of([7]).Should().Be(new Spread(7, 7, 7));

    [Fact]
    public void Of_nothing_there_is_none() =>
        FluentActions.Invoking(() => Spread.Of([])).Should().Throw<ArgumentException>();

    /// <summary>The medians are 3 and 30 whatever the pairs; only in pairs does a slow round cancel out.</summary>
    [Fact]
    public void Ratios_are_taken_round_by_round_before_their_median() =>
        Spread.OfRatios([1, 3, 50], [10, 30, 25]).Should().Be(new Spread(0.1, 0.1, 2));

    [Fact]
    public void Rounds_that_only_one_side_played_are_refused() =>
        FluentActions.Invoking(() => Spread.OfRatios([1, 2], [1])).Should().Throw<ArgumentException>();
}
