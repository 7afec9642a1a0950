using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class TokenLifetimeTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("3600.0", 3600)]
    [InlineData("3.6e3", 3600)]
    [InlineData(" 3600 ", 3600)]
    [InlineData("1", 1)]
    [InlineData("315360000", 315360000)]
    public void A_number_of_seconds_is_a_lifetime(string text, int seconds) =>
        TokenLifetime.FromExpiresIn(text, The.Now).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0.5")]
    [InlineData("-1")]
    [InlineData("-3600")]
    [InlineData("315360001")]
    [InlineData("946684799")]
    [InlineData("never")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e400")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("{}")]
    [InlineData("3600s")]
    [InlineData("1,000")]
    [InlineData("2026-11-21T11:30:00Z")]
    public void What_is_no_span_ahead_is_none(string? text) =>
        TokenLifetime.FromExpiresIn(text, The.Now).Should().BeNull();

    [Fact]
    public void Seconds_and_milliseconds_since_1970_are_told_apart()
    {
        var then = The.Now + Hour;

        TokenLifetime.FromExpiresIn(Text(then.ToUnixTimeSeconds()), The.Now).Should().Be(Hour);
        TokenLifetime.FromExpiresIn(Text(then.ToUnixTimeMilliseconds()), The.Now).Should().Be(Hour);
        TokenLifetime.FromExpiresAt(Text(then.ToUnixTimeSeconds()), The.Now).Should().Be(Hour);
        TokenLifetime.FromExpiresAt(Text(then.ToUnixTimeMilliseconds()), The.Now).Should().Be(Hour);
    }

    [Fact]
    public void The_first_point_in_time_is_the_year_2000_and_the_first_in_milliseconds_lies_in_1973()
    {
        var millennium = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var inMilliseconds = DateTimeOffset.FromUnixTimeMilliseconds(100_000_000_000);

        TokenLifetime.FromExpiresIn("946684800", millennium - Hour).Should().Be(Hour);
        TokenLifetime.FromExpiresAt("100000000000", inMilliseconds - Hour).Should().Be(Hour);
    }

    [Fact]
    public void Zero_is_no_point_in_time_even_where_it_lies_ahead() =>
        TokenLifetime.FromExpiresAt("0", DateTimeOffset.UnixEpoch - Hour).Should().BeNull();

    [Theory]
    [InlineData("2026-11-21T11:30:00Z")]
    [InlineData("2026-11-21T11:30:00")]
    [InlineData("2026-11-21T11:30:00.000+0000")]
    [InlineData("2026-11-21T12:30:00+01:00")]
    [InlineData("2026-11-21 11:30:00")]
    [InlineData("2026-11-21 11:30:00Z")]
    [InlineData("Sat, 21 Nov 2026 11:30:00 GMT")]
    public void A_date_is_read_as_UTC_unless_it_says_otherwise(string text) =>
        TokenLifetime.FromExpiresAt(text, The.Now).Should().Be(Hour);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3600")]
    [InlineData("1e28")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2026-11-21T10:30:00Z")]
    [InlineData("2026-11-21T10:30:00.9999999Z")]
    [InlineData("2026-11-21T10:29:59Z")]
    public void A_point_that_is_past_or_absurdly_far_is_none(string? text) =>
        TokenLifetime.FromExpiresAt(text, The.Now).Should().BeNull();

    [Theory]
    [InlineData("5:30")]
    [InlineData("23:59:59")]
    [InlineData("12-31")]
    [InlineData("Friday")]
    public void Half_a_date_is_not_completed_from_the_wall_clock(string text)
    {
        // Read by the wall clock it would lie ahead of a moment in the past of every day on which this runs.
        var dawn = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

        TokenLifetime.FromExpiresAt(text, dawn).Should().BeNull();
    }

    [Fact]
    public void A_point_one_second_ahead_is_the_nearest() =>
        TokenLifetime.FromExpiresAt("2026-11-21T10:30:01Z", The.Now).Should().Be(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_point_ten_years_ahead_is_the_farthest()
    {
        var farthest = The.Now + TimeSpan.FromDays(3650);

        FromExpiresAt(farthest).Should().Be(TimeSpan.FromDays(3650));
        FromExpiresAt(farthest + The.Tick).Should().BeNull();
    }

    [Fact]
    public void Whatever_a_provider_writes_its_lifetime_is_a_positive_span_or_none() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                ArbMap.Default.ArbFor<decimal>(),
                (text, number) =>
                    new[] { text, number.ToString(CultureInfo.InvariantCulture) }.All(written =>
                        IsSpanOrNone(TokenLifetime.FromExpiresIn(written, The.Now))
                        && IsSpanOrNone(TokenLifetime.FromExpiresAt(written, The.Now))
                    )
            )
            .QuickCheckThrowOnFailure();

    // Seen so far, told now, expected; what is remembered. In seconds, 0 for nothing.
    [Theory]
    [InlineData(0, 3600, 3600, 0)]
    [InlineData(0, 7200, 3600, 0)]
    [InlineData(0, 3599, 3600, 3300)]
    [InlineData(0, 3301, 3600, 3300)]
    [InlineData(0, 3300, 3600, 3300)]
    [InlineData(0, 300, 3600, 300)]
    [InlineData(0, 299, 3600, 299)]
    [InlineData(1800, 3600, 3600, 1800)]
    [InlineData(1800, 2100, 3600, 1800)]
    [InlineData(1800, 1799, 3600, 1500)]
    [InlineData(1800, 0, 3600, 1800)]
    [InlineData(3600, 0, 3600, 0)]
    [InlineData(7200, 3600, 3600, 0)]
    [InlineData(0, 0, 3600, 0)]
    public void The_shortest_is_remembered_rounded_and_only_below_what_is_expected(
        int seen,
        int told,
        int expected,
        int remembered
    ) =>
        TokenLifetime
            .Shortest(Seconds(seen), Seconds(told), TimeSpan.FromSeconds(expected))
            .Should()
            .Be(Seconds(remembered));

    [Fact]
    public void A_fraction_of_a_second_is_dropped() =>
        TokenLifetime.Shortest(null, TimeSpan.FromSeconds(100) - The.Tick, Hour).Should().Be(TimeSpan.FromSeconds(99));

    private static TimeSpan? FromExpiresAt(DateTimeOffset point) =>
        TokenLifetime.FromExpiresAt(point.ToString("O", CultureInfo.InvariantCulture), The.Now);

    private static bool IsSpanOrNone(TimeSpan? lifetime) =>
        lifetime is null || (lifetime >= TimeSpan.FromSeconds(1) && lifetime <= TimeSpan.FromDays(3650));

    private static TimeSpan? Seconds(int seconds) => seconds == 0 ? null : TimeSpan.FromSeconds(seconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
