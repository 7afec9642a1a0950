namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>A fleet near its limit uses up every sweep: the hourly look came never, and nobody was told.</summary>
public sealed class RotationCheckTimeTests
{
    private static readonly TimeSpan Run = TimeSpan.FromMinutes(15);

    /// <summary>From then on the store's answer would come too late.</summary>
    private static readonly TimeSpan TooLate = Run - TimeSpan.FromSeconds(1);

    private readonly RefreshWorld world = new();

    /// <summary>Each refresh takes a minute, and there are more of them than minutes.</summary>
    [Theory]
    [InlineData(30, 14, 1)]
    [InlineData(60, 15, 0)]
    public async Task The_sweep_that_owes_the_look_leaves_it_time(int minutesLater, int refreshed, int told)
    {
        for (var i = 10; i < 40; i++)
        {
            world.Connect($"c{i}");
        }

        var report = await SweepAsync(minutesLater, eachTakes: TimeSpan.FromMinutes(1));

        report.Refreshed.Should().HaveCount(refreshed);
        report.Skipped.Should().HaveCount(30 - refreshed).And.OnlyContain(left => left.Reason == SkipReason.NoTimeLeft);
        Notified().Should().HaveCount(told);
        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task A_look_for_which_no_time_is_left_is_missed_aloud()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 30, eachTakes: TooLate);

        Notified().Should().BeEmpty();
        world.Observer.NotNotified.Should().Equal(("-", "the rotation check was skipped"));
    }

    [Fact]
    public async Task As_long_as_there_is_time_it_looks()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 30, eachTakes: TooLate - The.Tick);

        Notified().Should().ContainSingle();
        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sweep_that_owes_no_look_misses_none()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 60, eachTakes: TooLate);

        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task By_hand_no_time_is_left_for_it()
    {
        world.Connect("my-erp");
        world.Connect("my-shop");
        Prepare(minutesLater: 30, eachTakes: TimeSpan.FromMinutes(14));

        var order = new RefreshRequest(["my-erp", "my-shop"], Run);
        var report = await world.UseCase().RunAsync(order, CancellationToken.None);

        report.Refreshed.Should().HaveCount(2);
        Notified().Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 5)]
    [InlineData(599.99, 59.999)]
    [InlineData(600, 60)]
    [InlineData(900, 60)]
    public void A_tenth_of_the_run_is_left_and_a_minute_at_most(double seconds, double left)
    {
        var rotations = new RotationWorld();
        rotations.Clock.Advance(TimeSpan.FromMinutes(30));
        var run = TimeSpan.FromSeconds(seconds);
        var clock = new RunClock(rotations.Clock, new FixedRandom(), run);

        rotations
            .UseCases.CheckRotations.ReserveTime(clock, run)
            .Budget.Should()
            .Be(clock.Budget.Less(TimeSpan.FromSeconds(left)));
    }

    /// <summary>The world begins at half past ten.</summary>
    private async Task<RefreshReport> SweepAsync(int minutesLater, TimeSpan eachTakes)
    {
        Prepare(minutesLater, eachTakes);
        return await world.UseCase().RunAsync(new RefreshRequest(null, Run), CancellationToken.None);
    }

    private void Prepare(int minutesLater, TimeSpan eachTakes)
    {
        world.Concurrency = 1;
        world.Define("malformed", "{");
        world.Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        world.Endpoint.Otherwise = (_, _) =>
        {
            world.Clock.Advance(eachTakes);
            return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
        };
    }

    /// <summary>Only the look tells of a definition that cannot be used.</summary>
    private IEnumerable<Notification.ToSubscribers> Notified() =>
        world
            .Subscribers.Notices.OfType<Notification.ToSubscribers>()
            .Where(notification => notification.Connection == "malformed");
}
