namespace Tokens.Tests.Unit.Domain.Model.Rotation;

public sealed class NoChangeNotificationTests
{
    [Fact]
    public void Each_rung_has_one_the_earliest_first() =>
        For(TimeSpan.FromDays(180), [.. RotationPolicy.StandardReminders])
            .Should()
            .Equal(Days(150), Days(165), Days(173), Days(177), Days(179));

    [Fact]
    public void The_store_counts_in_whole_hours_and_it_comes_rather_too_early() =>
        For(Days(1), TimeSpan.FromMinutes(30)).Should().Equal(TimeSpan.FromHours(23));

    [Fact]
    public void A_rung_within_the_first_hour_has_none()
    {
        For(Days(1), TimeSpan.FromHours(23)).Should().Equal(TimeSpan.FromHours(1));
        For(Days(1), TimeSpan.FromHours(23) + The.Tick).Should().BeEmpty();
        For(Days(1), Days(1)).Should().BeEmpty();
        For(Days(1), Days(2)).Should().BeEmpty();
    }

    [Fact]
    public void More_than_the_store_takes_are_cut_at_the_end() =>
        For(Days(100), [.. Enumerable.Range(1, 12).Select(day => Days(day))])
            .Should()
            .Equal(Enumerable.Range(0, NoChangeNotification.Most).Select(day => Days(88 + day)));

    private static IEnumerable<TimeSpan> For(TimeSpan rotateEvery, params TimeSpan[] reminders) =>
        NoChangeNotification
            .For(new RotationPolicy(rotateEvery, TimeSpan.Zero, reminders))
            .Select(policy => policy.After);

    private static TimeSpan Days(int days) => TimeSpan.FromDays(days);
}
