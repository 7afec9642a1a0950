namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>A client secret's whole life on one clock.</summary>
public sealed class RotationStoryTests
{
    private static readonly string[] Names = ["my-erp", "my-shop"];

    private readonly RotationWorld world = new();

    public RotationStoryTests() => world.ConnectAll(Names);

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_secret_that_nobody_rotates_is_reminded_of_up_the_ladder_exactly_once_a_rung()
    {
        await world.SweepAsync();
        var days = await AgeAsync(200);

        // Before its end, and after it at once, after 1, 3 and 7 days, and every week.
        days.Should().Equal(150, 165, 173, 177, 179, 180, 181, 183, 187, 194);
        world.Alerts.Take(5).Should().OnlyContain(alert => alert.StartsWith("Reminder"));
        world.Alerts.Skip(5).Should().OnlyContain(alert => alert.StartsWith("Overdue/Critical"));
        world.Observer.Results.OfType<RefreshResult.Failed>().Should().BeEmpty();
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task A_wrong_secret_and_then_a_right_one()
    {
        await world.SweepAsync();
        await AgeAsync(151);
        world.Alerts.Should().Equal("Reminder/Info/-");

        world.Put(RotationWorld.Secret, "fake-wrong-secret");
        await DeliverAsync();
        world.Alerts.Skip(1).Should().Equal("SecretRefused/Critical/-");
        await world.SweepForAsync(TimeSpan.FromHours(12));
        world.Alerts.Should().HaveCount(2);
        await AllRunOnAsync("fake-secret-1", ConnectionState.SecretRefused);

        world.Provider.Accept("fake-id-1", "fake-secret-3");
        world.Put(RotationWorld.Secret, "fake-secret-3");
        await DeliverAsync();
        world.Alerts.Skip(2).Should().Equal("SecretProven/Info/-");
        (await world.ProvenAsync()).Should().Be(3);
        await AllRunOnAsync("fake-secret-3", ConnectionState.Healthy);

        (await AgeAsync(151)).Should().Equal([150], "the new secret is young");
        world.Observer.Results.OfType<RefreshResult.Failed>().Should().BeEmpty("every refresh succeeded");
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task With_every_event_lost_the_sweeps_do_the_same()
    {
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Put(RotationWorld.Secret, "fake-wrong-secret");
        await world.SweepForAsync(TimeSpan.FromHours(6));
        world.Alerts.Should().Equal("SecretRefused/Critical/-");

        world.Provider.Accept("fake-id-1", "fake-secret-3");
        world.Put(RotationWorld.Secret, "fake-secret-3");
        await world.SweepForAsync(TimeSpan.FromHours(6));

        world.Alerts.Should().Equal("SecretRefused/Critical/-", "SecretProven/Info/-");
        (await world.ProvenAsync()).Should().Be(3);
        await AllRunOnAsync("fake-secret-3", ConnectionState.Healthy);
    }

    [Fact]
    public async Task Events_that_come_late_and_twice_tell_nothing_new()
    {
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Provider.Accept("fake-id-1", "fake-secret-2");
        world.Put(RotationWorld.Secret, "fake-secret-2");

        await world.CompleteAsync();
        await world.DetectAsync();
        await world.DetectAsync();
        await world.CompleteAsync();
        await world.SweepForAsync(TimeSpan.FromHours(2));

        world.Alerts.Should().Equal("SecretProven/Info/-");
        world.Completions.Should().BeEmpty("it was proven before the event came");
    }

    /// <summary>The connections that followed the proof later each gave an all-clear of their own.</summary>
    [Fact]
    public async Task The_proof_is_the_all_clear_for_those_that_follow_later_too()
    {
        await world.SweepAsync();
        world.Put(RotationWorld.Secret, "fake-wrong-secret");
        world.Clock.Advance(PropagationDelay.Time);
        await world.OnDemandAsync(Names);
        world.Provider.Accept("fake-id-1", "fake-secret-3");
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Put(RotationWorld.Secret, "fake-secret-3");

        await world.OnDemandAsync(Names[0]);
        await world.OnDemandAsync(Names[1]);

        world.Subscribers.Select(told => told.Kind).Should().Equal(AlertKind.SecretRefused, AlertKind.SecretProven);
    }

    /// <summary>A hundred versions, none of them right: the label is on the oldest, which the store would not drop.</summary>
    [Fact]
    public async Task The_oldest_version_serves_as_long_as_it_bears_the_label()
    {
        await world.SweepAsync();
        for (var version = 2; version <= 100; version++)
        {
            world.Put(RotationWorld.Secret, $"fake-wrong-secret-{version}");
        }

        world.Clock.Advance(PropagationDelay.Time);
        await world.OnDemandAsync(Names);

        await AllRunOnAsync("fake-secret-1", ConnectionState.SecretRefused);
        world.Alerts.Should().Equal("SecretRefused/Critical/-");
    }

    /// <summary>What happens after a secret was stored: it is detected, and whoever completes rotations is told.</summary>
    private async Task DeliverAsync()
    {
        var before = world.Completions.Count;
        await world.DetectAsync();
        foreach (var completion in world.Completions.Skip(before))
        {
            await world.CompleteAsync(completion.Parameter.Value);
        }
    }

    private async Task AllRunOnAsync(string secret, ConnectionState state)
    {
        world.Provider.Forget();
        await world.OnDemandAsync(Names);
        world.Provider.Asked.Select(asked => asked.Secret).Distinct().Should().EndWith(secret);
        foreach (var name in Names)
        {
            (await world.StatusAsync(name) ?? ConnectionStatus.Unknown).State.Should().Be(state);
        }
    }

    /// <summary>After how many days something was told, sweeping twice an hour.</summary>
    private async Task<IEnumerable<int>> AgeAsync(int days)
    {
        var told = new List<int>();
        var start = world.Clock.GetUtcNow();
        while (world.Clock.GetUtcNow() < start.AddDays(days))
        {
            var before = world.Subscribers.Count;
            world.Clock.Advance(TimeSpan.FromMinutes(30));
            await world.SweepAsync();
            var day = (int)(world.Clock.GetUtcNow() - start).TotalDays;
            told.AddRange(Enumerable.Repeat(day, world.Subscribers.Count - before));
        }

        return told;
    }
}
