using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Output;

public sealed class TextFormatTests
{
    [Theory]
    [InlineData("0:00:59", "59 s")]
    [InlineData("0:01:00", "1 min")]
    [InlineData("1:59:59", "119 min")]
    [InlineData("2:00:00", "2 h")]
    [InlineData("1.23:59:59", "47 h")]
    [InlineData("2.00:00:00", "2 d")]
    [InlineData("-0:01:00", "1 min")]
    public void A_duration_is_shown_in_its_largest_suitable_unit(string span, string words) =>
        TimeFormat.Span(TimeSpan.Parse(span)).Should().Be(words);

    [Theory]
    [InlineData(-0.5, "░░░░")]
    [InlineData(0.5, "██░░")]
    [InlineData(0.9, "████")]
    [InlineData(7, "████")]
    public void A_bar_shows_a_share_and_cuts_what_is_beyond(double share, string bar) =>
        Bar.Of(share, 4).Should().Be(bar);

    [Fact]
    public void Text_is_wrapped_between_words_and_a_long_word_stays_whole()
    {
        var word = new string('x', 40);

        Wrap.Words($"one two three four five six seven {word} end", 32)
            .Should()
            .Equal("one two three four five six", "seven", word, "end");
    }

    [Fact]
    public void Text_is_not_wrapped_where_a_column_would_be_too_narrow() =>
        Wrap.Words("one two three four", 10).Should().Equal("one two three four");
}
