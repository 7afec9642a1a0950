namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class RemindOfRotationTests
{
    private readonly RotationWorld world = new();

    public RemindOfRotationTests() => world.ConnectAll("my-erp");

    [Fact]
    public async Task A_parameter_that_cannot_be_read_asks_for_the_event_again()
    {
        world.Locked.Add(RotationWorld.Secret);

        var failed = () => world.RemindAsync(After(TimeSpan.FromDays(1)));

        await failed.Should().ThrowAsync<StoreException>().WithMessage("*will come again");
        world.Topics.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_policy_that_acts_is_told_once_however_often_its_event_comes()
    {
        var action = After(TimeSpan.FromDays(100));
        await world.RemindAsync(action);
        await world.RemindAsync(action);
        await world.RemindAsync(action with { At = action.At + TimeSpan.FromSeconds(5) });

        world.Alerts.Should().Equal("Reminder/Info/my-erp");
        world
            .Outgoing.Occasions.Should()
            .Equal("policy|/shared/client-secret|v1@2026-11-21T10:30:00Z|NoChangeNotification|8640000s");
    }

    [Fact]
    public async Task It_is_told_even_where_the_age_says_current()
    {
        world.DefineClient("shared", RotationWorld.SharedClient(""","secretIssuedAt":"2027-02-01" """));

        await world.RemindAsync(After(TimeSpan.FromDays(100)));

        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task A_policy_that_stands_for_a_rung_is_the_sweeps_occasion()
    {
        await world.SweepAsync();
        var action = After(TimeSpan.FromDays(150));
        await world.RemindAsync(action);
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        await world.SweepAsync();

        world.Observer.NotNotified.Should().BeEmpty();
        world.Alerts.Should().Equal("Reminder/Info/my-erp");
    }

    [Fact]
    public async Task After_the_sweep_told_the_rung_the_policy_tells_nothing()
    {
        await world.SweepAsync();
        var action = After(TimeSpan.FromDays(150));
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await world.SweepAsync();

        await world.RemindAsync(action);

        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task An_event_older_than_the_last_change_is_dropped()
    {
        var action = After(TimeSpan.FromDays(150));
        world.Clock.Advance(The.Tick);
        world.Put(RotationWorld.Secret, "fake-secret-2");

        await world.RemindAsync(action);
        world.Subscribers.Should().BeEmpty();
        world.Observer.Passed.Should().Equal((RotationWorld.Secret, "it was changed after the policy acted"));

        await world.RemindAsync(action with { At = world.Clock.GetUtcNow() });
        world.Subscribers.Should().ContainSingle();
    }

    [Fact]
    public async Task A_parameter_that_no_connection_uses_gets_a_plain_reminder()
    {
        world.Put("/legacy/password", "fake-password-1");

        await world.RemindAsync(After(TimeSpan.FromDays(90)) with { Parameter = Some.Parameter("/legacy/password") });

        world.Alerts.Should().Equal("Reminder/Warning/-");
    }

    [Fact]
    public async Task A_failed_action_is_told_as_such()
    {
        var action = After(TimeSpan.FromDays(90)) with { Failure = "could not be evaluated" };
        await world.RemindAsync(action);
        await world.RemindAsync(action);

        world.Alerts.Should().Equal("PolicyFailed/Warning/my-erp");
        world
            .Outgoing.Occasions.Should()
            .Equal("policy-failed|/shared/client-secret|v1@2026-11-21T10:30:00Z|NoChangeNotification|7776000s");
    }

    [Fact]
    public async Task An_expiration_that_comes_is_told_with_its_day()
    {
        await world.RemindAsync(Action(PolicyKind.ExpirationNotification, TimeSpan.FromDays(10)));

        world.Alerts.Should().Equal("Reminder/Warning/my-erp");
        world.Subscribers[0].Message.Body.Should().Contain("2026-12-01");
    }

    [Fact]
    public async Task An_expiration_that_came_is_told_once_where_the_parameter_is_gone()
    {
        var action = Action(PolicyKind.Expiration, null);
        await world.RemindAsync(action);
        world.Subscribers.Should().BeEmpty();
        world.Observer.Passed.Should().Equal((RotationWorld.Secret, "it is still there"));

        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));
        await world.RemindAsync(action);
        await world.RemindAsync(action);
        world.Alerts.Should().Equal("CredentialDeleted/Critical/my-erp");
    }

    [Theory]
    [InlineData(PolicyKind.NoChangeNotification)]
    [InlineData(PolicyKind.ExpirationNotification)]
    public async Task A_reminder_of_a_parameter_that_is_gone_is_nothing_to_tell(PolicyKind kind)
    {
        world.Memory.Forget(Some.Parameter(RotationWorld.Secret));

        await world.RemindAsync(Action(kind, TimeSpan.FromDays(10)));
        await world.RemindAsync(Action(PolicyKind.Expiration, null) with { Failure = "why" });

        world.Subscribers.Should().BeEmpty();
        world.Observer.Passed.Should().HaveCount(2);
        world.Observer.Passed.Should().AllBeEquivalentTo((RotationWorld.Secret, "it no longer exists"));
    }

    /// <summary>A policy of the store that acted just now.</summary>
    private PolicyAction After(TimeSpan span)
    {
        world.Clock.Advance(span);
        return Action(PolicyKind.NoChangeNotification, span);
    }

    private PolicyAction Action(PolicyKind kind, TimeSpan? span) =>
        new(Some.Parameter(RotationWorld.Secret), kind, span, null, world.Clock.GetUtcNow());
}
