namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>CompleteRotation with a new secret that is refused right after its change.</summary>
public sealed class RecentSecretTests
{
    private readonly RotationWorld world = new();

    public RecentSecretTests() => world.ConnectAll("my-erp", "my-shop", "my-stock");

    [Fact]
    public async Task A_secret_that_is_refused_is_tried_again_when_it_has_settled_and_told_only_then()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        var stored = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromSeconds(3));

        await world.CompleteAsync();

        world.Clock.GetUtcNow().Should().Be(stored + PropagationDelay.Time);
        world
            .Provider.Asked.Select(asked => asked.Secret)
            .Should()
            .Equal("fake-wrong-secret", "fake-secret-1", "fake-wrong-secret", "fake-secret-1");
        world.Alerts.Should().Equal("SecretRefused/Critical/-");
        (await world.ProvenAsync()).Should().Be(1);
        world.Observer.Outcomes[^1].Should().Be("it is refused; connection my-erp continues with the proven version");
    }

    [Fact]
    public async Task A_first_secret_that_is_refused_may_settle_too()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");

        await world.CompleteAsync();

        world.Clock.GetUtcNow().Should().Be(The.Now + PropagationDelay.Time);
        world.Provider.Asked.Should().HaveCount(2);
        world.Observer.Outcomes.Should().OnlyContain(outcome => outcome.StartsWith("connection my-erp: "));
    }

    [Fact]
    public async Task A_secret_that_nobody_can_try_any_more_is_left_alone()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        using var switchedOff = world.Clock.CreateTimer(
            _ => SwitchOff("my-erp", "my-shop", "my-stock"),
            null,
            TimeSpan.FromSeconds(90),
            Timeout.InfiniteTimeSpan
        );

        await world.CompleteAsync();

        world.Observer.Outcomes[^1].Should().Be("no connection could try it");
        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task An_id_and_a_secret_that_are_changed_one_after_the_other_settle_on_the_pair_that_works()
    {
        await RotateAsync("fake-secret-2", works: false);
        world.Provider.Accept("fake-id-2", "fake-secret-2");
        using var mend = world.Clock.CreateTimer(
            _ => world.Put("/shared/client-id", "fake-id-2"),
            null,
            TimeSpan.FromSeconds(90),
            Timeout.InfiniteTimeSpan
        );

        await world.CompleteAsync();

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/-");
        world.Provider.Asked.TakeLast(3).Should().OnlyContain(asked => asked.Secret == "fake-secret-2");
    }

    [Fact]
    public async Task Without_the_time_to_let_it_settle_it_is_left_to_the_sweep()
    {
        await RotateAsync("fake-wrong-secret", works: false);

        await world.CompleteAsync(timeLeft: TimeSpan.FromMinutes(1));
        world.Subscribers.Should().BeEmpty();
        world
            .Observer.Outcomes[^1]
            .Should()
            .Be("refused right after its change, and no time is left to wait: the scheduled run tries again");

        await world.SweepForAsync(TimeSpan.FromHours(2));
        world.Alerts.Should().Equal("SecretRefused/Critical/-");
    }

    private void SwitchOff(params string[] names)
    {
        foreach (var name in names)
        {
            world.Define(name, """{"provider":"amazon-lwa","enabled":false}""");
        }
    }

    /// <summary>A first secret that works everywhere, and a new version of it.</summary>
    private async Task RotateAsync(string secret, bool works)
    {
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Provider.Forget();
        if (works)
        {
            world.Provider.Accept("fake-id-1", secret);
        }

        world.Put(RotationWorld.Secret, secret);
    }
}
