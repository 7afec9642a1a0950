namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class CheckRotationsTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private static readonly DateTimeOffset Hour = new(2026, 11, 21, 11, 0, 0, TimeSpan.Zero);

    private readonly RotationWorld world = new();

    [Fact]
    public void It_is_the_first_sweep_in_each_hour_that_looks()
    {
        CheckRotations.IsDue(Hour - The.Tick, Interval).Should().BeFalse();
        CheckRotations.IsDue(Hour, Interval).Should().BeTrue();
        CheckRotations.IsDue(Hour + Interval + CheckRotations.Slack - The.Tick, Interval).Should().BeTrue();
        CheckRotations.IsDue(Hour + Interval + CheckRotations.Slack, Interval).Should().BeFalse();
    }

    [Fact]
    public void Sweeps_an_hour_apart_all_look() =>
        CheckRotations.IsDue(Hour + TimeSpan.FromMinutes(59), TimeSpan.FromHours(1)).Should().BeTrue();

    [Fact]
    public async Task A_sweep_later_in_the_hour_does_not_look()
    {
        world.ConnectAll("my-erp");
        world.Clock.Advance(TimeSpan.FromDays(160));

        await world.SweepAsync();

        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_date_that_a_definition_gives_is_reminded_of()
    {
        world.Define("my-erp", """{"provider":"amazon-lwa","refreshTokenExpiresAt":"2026-12-01"}""");
        world.Clock.Advance(Hour - The.Now);

        await world.SweepAsync();

        world
            .Subscribers.Select(told => told.Message.Subject)
            .Should()
            .Contain(subject => subject.Contains("refresh token of my-erp stops working in 9 days"));
    }

    [Fact]
    public async Task A_version_that_nobody_tried_is_announced_once_when_it_has_settled()
    {
        world.ConnectAll("my-erp");
        world.Provider.IsDown = true;
        world.Clock.Advance(Hour - The.Now);
        world.Put(RotationWorld.Secret, "fake-secret-2");
        world.Clock.Advance(PropagationDelay.Time - The.Tick);
        await world.SweepAsync();
        world.Completions.Should().BeEmpty();

        world.Clock.Advance(The.Tick);
        await world.SweepAsync();
        await world.SweepAsync();

        world.Completions.Should().ContainSingle().Which.Source.Should().Be("sweep");
    }

    [Fact]
    public async Task What_was_announced_by_the_event_is_not_announced_again()
    {
        world.ConnectAll("my-erp");
        world.Provider.IsDown = true;
        await world.DetectAsync();

        await world.SweepForAsync(TimeSpan.FromHours(3));

        world.Completions.Should().ContainSingle().Which.Source.Should().Be("detect");
    }

    [Fact]
    public async Task By_hand_it_does_not_look()
    {
        world.ConnectAll("my-erp");
        world.Clock.Advance(TimeSpan.FromDays(179.5));

        await world.OnDemandAsync("my-erp");

        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_that_stays_refused_is_told_on_the_ladder_and_not_every_day()
    {
        world.ConnectAll("my-erp", "my-shop");
        await world.SweepAsync();
        world.Put(RotationWorld.Secret, "fake-wrong-secret");
        world.Clock.Advance(PropagationDelay.Time);
        await world.OnDemandAsync("my-erp", "my-shop");
        var told = await DaysToldAsync(16);

        told.Should().Equal(1, 3, 7, 14);
    }

    [Fact]
    public async Task A_connection_that_waits_for_a_person_is_told_on_the_ladder()
    {
        world.ConnectAll("my-erp");
        world.Provider.Withdrawn.Add("my-erp");
        await world.SweepAsync();
        world.Alerts.Should().Equal("SignInAgain/Critical/my-erp");

        (await DaysToldAsync(16)).Should().Equal(1, 3, 7, 14);
    }

    /// <summary>People had switched it off and went on hearing of it.</summary>
    [Fact]
    public async Task A_connection_that_was_switched_off_in_its_trouble_is_told_of_no_more()
    {
        world.ConnectAll("my-erp");
        world.Provider.Withdrawn.Add("my-erp");
        await world.SweepAsync();
        world.Define("my-erp", """{"provider":"amazon-lwa","enabled":false}""");

        (await DaysToldAsync(4)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_definition_that_cannot_be_used_is_told_on_the_ladder()
    {
        world.Define("my-erp", """{"provider":"none"}""");
        world.Clock.Advance(Hour - The.Now);
        await world.SweepAsync();
        world.Alerts.Should().Equal("Misconfigured/Warning/my-erp");

        (await DaysToldAsync(8)).Should().Equal(1, 3, 7);
    }

    [Fact]
    public async Task A_store_that_fails_breaks_the_look_off_and_not_the_refreshes()
    {
        world.ConnectAll("my-erp");
        world.Clock.Advance(Hour - The.Now + TimeSpan.FromDays(160));
        world.Topics.Failing = _ => throw new Tokens.Domain.Ports.StoreException("no room");

        var report = await world.SweepAsync();

        report.Refreshed.Should().ContainSingle();
        world.Observer.NotNotified.Should().Equal(("-", "no room"));
    }

    [Fact]
    public async Task A_look_whose_time_is_up_goes_on_in_the_next_hour()
    {
        world.ConnectAll("my-erp");
        world.Clock.Advance(Hour - The.Now + TimeSpan.FromDays(160));
        world.Topics.Failing = _ => throw new OperationCanceledException();

        var report = await world.SweepAsync();

        report.Refreshed.Should().ContainSingle();
        world.Observer.NotNotified.Should().Equal(("-", "the function's time was up; the next hour's check continues"));
    }

    /// <summary>After how many days something was told, sweeping every hour.</summary>
    private async Task<IEnumerable<int>> DaysToldAsync(int days)
    {
        var told = new List<int>();
        var start = world.Clock.GetUtcNow();
        for (var hour = 1; hour <= days * 24; hour++)
        {
            var before = world.Subscribers.Count;
            world.Clock.Advance(start + TimeSpan.FromHours(hour) - world.Clock.GetUtcNow());
            // On the hour, whatever the minute of the start was.
            world.Clock.Advance(TimeSpan.FromMinutes(60 - world.Clock.GetUtcNow().Minute));
            await world.SweepAsync();
            told.AddRange(
                Enumerable.Repeat((int)(world.Clock.GetUtcNow() - start).TotalDays, world.Subscribers.Count - before)
            );
        }

        return told;
    }
}
