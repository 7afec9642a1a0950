namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>What operators read where an event came and nothing was done, or something was tried.</summary>
public sealed class ObserverMessagesTests
{
    private readonly RotationWorld world = new();

    public ObserverMessagesTests() => world.ConnectAll("my-erp", "my-shop");

    [Fact]
    public async Task A_parameter_that_nobody_uses()
    {
        await world.DetectAsync("/foreign/password");
        await world.CompleteAsync("/foreign/password");

        Passed().Should().Equal(Twice("/foreign/password", "no client or connection uses it as a credential"));
    }

    [Fact]
    public async Task A_version_that_is_proven()
    {
        await world.SweepAsync();

        await world.DetectAsync();
        await world.CompleteAsync();

        Passed().Should().Equal(Twice(RotationWorld.Secret, "its newest version is proven"));
    }

    [Fact]
    public async Task A_parameter_that_is_gone()
    {
        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));

        await world.DetectAsync();
        await world.RemindAsync(Action(PolicyKind.NoChangeNotification));

        Passed()
            .Should()
            .Equal(
                (RotationWorld.Secret, "it no longer exists; its deletion has an event of its own"),
                (RotationWorld.Secret, "it no longer exists")
            );
    }

    [Fact]
    public async Task A_refresh_token_that_nobody_waits_for()
    {
        await world.DetectAsync("/tokens/my-erp/refresh-token");

        Passed().Should().Equal(("/tokens/my-erp/refresh-token", "no connection waits for it"));
        world.Completions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_policy_that_acted_before_the_last_change_or_did_not_delete()
    {
        var before = Action(PolicyKind.NoChangeNotification);
        world.Clock.Advance(The.Tick);
        world.Put(RotationWorld.Secret, "fake-secret-2");
        await world.RemindAsync(before);
        await world.RemindAsync(Action(PolicyKind.Expiration));

        Passed()
            .Should()
            .Equal(
                (RotationWorld.Secret, "it was changed after the policy acted"),
                (RotationWorld.Secret, "it is still there")
            );
    }

    [Fact]
    public async Task A_trial_that_succeeds()
    {
        await world.CompleteAsync();

        Verified().Should().Equal("it works for connection my-erp", "its newest version works");
    }

    [Fact]
    public async Task A_trial_that_falls_back()
    {
        await world.SweepAsync();
        world.Observer.Verified.Clear();
        world.Put(RotationWorld.Secret, "fake-wrong-secret");
        world.Clock.Advance(PropagationDelay.Time);

        await world.CompleteAsync();

        Verified().Should().Equal("it is refused; connection my-erp continues with the proven version");
    }

    [Fact]
    public async Task A_trial_that_fails_for_another_reason()
    {
        world.Provider.IsDown = true;
        world.Clock.Advance(PropagationDelay.Time);

        await world.CompleteAsync();

        Verified().Should().Equal("connection my-erp: the provider answered 503");
    }

    [Fact]
    public async Task No_time_to_let_it_settle()
    {
        await world.SweepAsync();
        world.Observer.Verified.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Put(RotationWorld.Secret, "fake-wrong-secret");

        await world.CompleteAsync(timeLeft: PropagationDelay.Time);

        Verified()
            .Should()
            .Equal(
                "it is refused; connection my-erp continues with the proven version",
                "refused right after its change, and no time is left to wait: the scheduled run tries again"
            );
    }

    [Fact]
    public async Task The_sweep_that_its_time_cut()
    {
        // Nothing of it is done where there is no time to begin it.
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.SweepAsync();
        var told = world.Completions.Count;
        world.Put(RotationWorld.Secret, "fake-secret-2");
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.SweepAsync();

        world.Completions.Should().HaveCount(told, "it is not a new hour yet");
    }

    private PolicyAction Action(PolicyKind kind) =>
        new(Some.Parameter(RotationWorld.Secret), kind, TimeSpan.FromDays(1), null, world.Clock.GetUtcNow());

    private static IEnumerable<(string, string)> Twice(string parameter, string reason) =>
        Enumerable.Repeat((parameter, reason), 2);

    private IEnumerable<(string, string)> Passed() => world.Observer.Passed;

    private IEnumerable<string> Verified() => world.Observer.Verified.Select(tried => tried.Outcome);
}
