namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class PromoteSecretsTests
{
    private readonly RotationWorld world = new();

    public PromoteSecretsTests() => world.ConnectAll("my-erp", "my-shop");

    [Fact]
    public async Task Connections_that_prove_the_same_version_tell_of_it_together()
    {
        await RotateAsync();

        await world.OnDemandAsync("my-erp", "my-shop");

        world.Subscribers.Should().ContainSingle().Which.Message.Sms.Should().Contain("2 of 2");
    }

    [Fact]
    public async Task How_long_the_old_secret_lives_is_told()
    {
        await RotateAsync();

        await world.OnDemandAsync("my-erp", "my-shop");

        world
            .Subscribers.Single()
            .Message.Body.Should()
            .Contain("2026-11-29", "the grace is 7 days from the new one on");
    }

    [Fact]
    public async Task It_is_one_occasion_a_version()
    {
        await RotateAsync();

        await world.OnDemandAsync("my-erp");

        world.Outgoing.Occasions.Should().Equal("secret-proven|/shared/client-secret|v2@2026-11-22T10:30:00Z");
    }

    [Fact]
    public async Task A_run_whose_time_is_up_leaves_the_proof_to_the_next_refresh()
    {
        await RotateAsync();
        world.Topics.Failing = _ => throw new OperationCanceledException();

        var report = await world.OnDemandAsync("my-erp");

        report.Refreshed.Should().ContainSingle();
        world.Observer.NotNotified.Should().Equal((RotationWorld.Secret, "The function's time was up."));
        (await world.ProvenAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_topic_that_is_down_does_not_keep_the_version_from_being_proven()
    {
        await RotateAsync();
        world.Topics.Failing = _ => "down";
        await world.OnDemandAsync("my-erp");
        (await world.ProvenAsync()).Should().Be(2);

        world.Topics.Failing = _ => null;
        await world.SweepForAsync(TimeSpan.FromHours(2));
        world.Subscribers.Select(told => told.Kind).Should().Equal(AlertKind.SecretProven);
    }

    /// <summary>Its version of that number is another secret, which nobody tried.</summary>
    [Fact]
    public async Task A_secret_that_was_made_again_meanwhile_is_not_proven_and_the_run_succeeds()
    {
        await RotateAsync();
        world.Topics.Failing = _ =>
        {
            world.Memory.Forget(Some.Parameter(RotationWorld.Secret));
            return null;
        };

        var report = await world.OnDemandAsync("my-erp");

        report.Refreshed.Should().ContainSingle();
        world.Observer.NotNotified.Single().Reason.Should().Contain("cannot be marked as proven");
        (await world.ProvenAsync()).Should().BeNull();
    }

    [Fact]
    public async Task A_run_that_comes_to_its_end_late_does_not_take_the_label_back()
    {
        await RotateAsync();
        var isFirst = true;
        world.Topics.Failing = _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                world.Provider.Accept("fake-id-1", "fake-secret-3");
                world.Put(RotationWorld.Secret, "fake-secret-3");
                world.OnDemandAsync("my-shop").GetAwaiter().GetResult();
            }

            return null;
        };

        await world.OnDemandAsync("my-erp");

        (await world.ProvenAsync()).Should().Be(3);
        world.Subscribers.Should().HaveCount(2);
    }

    /// <summary>A first secret that works, and a new one that does too.</summary>
    private async Task RotateAsync()
    {
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Provider.Accept("fake-id-1", "fake-secret-2");
        world.Put(RotationWorld.Secret, "fake-secret-2");
    }
}
