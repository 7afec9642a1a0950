namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>A fleet near its limit uses up every sweep: the rotation check never ran, and nobody was notified.</summary>
public sealed class RotationCheckTimeTests
{
    private static readonly TimeSpan Run = TimeSpan.FromMinutes(15);

    /// <summary>From then on the check could not end in time for the answer.</summary>
    private static readonly TimeSpan TooLate = Run - TimeSpan.FromSeconds(3.1);

    private readonly RefreshWorld world = new();

    /// <summary>Each refresh takes a minute, and there are more of them than minutes.</summary>
    [Theory]
    [InlineData(30, 14, 1)]
    [InlineData(60, 15, 0)]
    public async Task The_run_in_which_the_check_is_due_leaves_it_time(int minutesLater, int refreshed, int notified)
    {
        for (var i = 10; i < 40; i++)
        {
            world.Connect($"c{i}");
        }

        var report = await SweepAsync(minutesLater, eachTakes: TimeSpan.FromMinutes(1));

        report.Refreshed.Should().HaveCount(refreshed);
        report.Skipped.Should().HaveCount(30 - refreshed).And.OnlyContain(left => left.Reason == SkipReason.NoTimeLeft);
        Notified().Should().HaveCount(notified);
        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task A_check_for_which_no_time_is_left_is_logged_as_skipped()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 30, eachTakes: TooLate);

        Notified().Should().BeEmpty();
        world.Observer.NotNotified.Should().Equal(("-", "the rotation check was skipped"));
    }

    [Fact]
    public async Task As_long_as_there_is_time_the_check_runs()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 30, eachTakes: TooLate - The.Tick);

        Notified().Should().ContainSingle();
        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task A_run_in_which_no_check_is_due_skips_none()
    {
        world.Connect("my-erp");

        await SweepAsync(minutesLater: 60, eachTakes: TooLate);

        world.Observer.NotNotified.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refresh_on_demand_leaves_it_no_time()
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

    /// <summary>
    /// A store that throttles until the end uses up the check's time: at a limit of 16 s a third of a second was left for the
    /// answer, and a process that had only started was ended by Lambda instead.
    /// </summary>
    [Theory]
    [InlineData(16, 1)]
    [InlineData(60, 3)]
    [InlineData(900, 3)]
    public void A_check_that_uses_up_its_time_leaves_some_for_the_answer(double seconds, double left)
    {
        var rotations = new RotationWorld();
        rotations.Clock.Advance(TimeSpan.FromMinutes(30));
        var run = TimeSpan.FromSeconds(seconds);
        var clock = new RunClock(rotations.Clock, new FixedRandom(), run);

        clock.Budget.LastCheck.Should().BeOnOrBefore(clock.StartedAt + run - TimeSpan.FromSeconds(left));
        rotations
            .UseCases.CheckRotations.ReserveTime(clock, run)
            .Budget.LastStore.Should()
            .BeBefore(clock.Budget.LastCheck, "the check has time of its own");
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

    /// <summary>Only the check notifies of a definition that cannot be used.</summary>
    private IEnumerable<Notification.ToSubscribers> Notified() =>
        world
            .Subscribers.Notices.OfType<Notification.ToSubscribers>()
            .Where(notification => notification.Connection == "malformed");
}
