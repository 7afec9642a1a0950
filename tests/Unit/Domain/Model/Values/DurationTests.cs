using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Values;

public sealed class DurationTests
{
    [Theory]
    [InlineData("45s", 45)]
    [InlineData("30m", 30 * 60)]
    [InlineData("2h", 2 * 3600)]
    [InlineData("180d", 180 * 86400)]
    [InlineData("1s", 1)]
    [InlineData(" 15m ", 15 * 60)]
    [InlineData("007d", 7 * 86400)]
    public void A_number_and_a_unit_make_a_span(string text, int seconds) =>
        Duration.Parse(text).Valid().Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("15")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("+1m")]
    [InlineData("1.5h")]
    [InlineData("1 h")]
    [InlineData("1H")]
    [InlineData("1w")]
    [InlineData("1,000s")]
    [InlineData("٣m")]
    [InlineData("99999999999s")]
    [InlineData("PT15M")]
    public void Anything_else_is_none_and_the_problem_shows_how(string text) =>
        Duration.Parse(text).Problem().Should().Contain("as in 30m or 180d");

    [Fact]
    public void A_century_is_the_longest()
    {
        Duration.Parse("36500d").Valid().Should().Be(TimeSpan.FromDays(36500));
        Duration.Parse("3153600000s").Valid().Should().Be(TimeSpan.FromDays(36500));
        Duration.Parse("3153600001s").Problem().Should().Contain("no span of time");
        Duration.Parse("9223372036854775807d").Problem().Should().Contain("no span of time");
        Duration.Parse("36501d").Problem().Should().Contain("no span of time");
        Duration.Parse("876001h").Problem().Should().Contain("no span of time");
    }

    [Fact]
    public void Each_number_of_minutes_is_read_as_it_is_written() =>
        Prop.ForAll(
                Gen.Choose(1, 1_000_000).ToArbitrary(),
                minutes => Duration.Parse($"{minutes}m").Valid() == TimeSpan.FromMinutes(minutes)
            )
            .QuickCheckThrowOnFailure();
}
