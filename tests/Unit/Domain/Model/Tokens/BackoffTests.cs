using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class BackoffTests
{
    private const double Middle = 0.5;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(8, 60)]
    [InlineData(int.MaxValue, 60)]
    public void It_doubles_from_a_minute_to_an_hour(int failures, int minutes) =>
        Backoff.After(failures, null, Middle).Should().Be(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void Luck_spreads_it_by_a_fifth_either_way()
    {
        Backoff.After(1, null, 0).Should().Be(TimeSpan.FromSeconds(48));
        Backoff.After(1, null, 0.999999).Should().BeCloseTo(TimeSpan.FromSeconds(72), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void It_is_never_less_than_the_provider_asked_for()
    {
        Backoff.After(1, TimeSpan.FromSeconds(61), Middle).Should().Be(TimeSpan.FromSeconds(61));
        Backoff.After(1, TimeSpan.FromSeconds(59), Middle).Should().Be(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_wish_beyond_a_day_is_taken_for_a_day()
    {
        Backoff.After(1, TimeSpan.FromDays(1), Middle).Should().Be(TimeSpan.FromDays(1));
        Backoff.After(1, TimeSpan.FromDays(1) + The.Tick, Middle).Should().Be(TimeSpan.FromDays(1));
        Backoff.After(1, TimeSpan.MaxValue, Middle).Should().Be(TimeSpan.FromDays(1));
    }

    [Fact]
    public void It_always_waits_and_never_for_more_than_a_day() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                ArbMap.Default.ArbFor<TimeSpan?>(),
                Gen.Choose(0, 999).ToArbitrary(),
                (failures, wish, luck) =>
                {
                    var wait = Backoff.After(failures, wish, luck / 1000.0);
                    return wait >= TimeSpan.FromSeconds(48) && wait <= TimeSpan.FromDays(1);
                }
            )
            .QuickCheckThrowOnFailure();
}
