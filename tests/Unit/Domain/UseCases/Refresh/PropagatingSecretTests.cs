namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens with a client secret that was changed a moment ago, which a provider may not know yet.</summary>
public sealed class PropagatingSecretTests
{
    private readonly RotationWorld world = new();

    public PropagatingSecretTests() => world.ConnectAll("my-erp");

    [Fact]
    public async Task A_refused_new_secret_keeps_the_proven_one_in_use_and_is_told_once_it_had_time_to_settle()
    {
        await world.PutWrongAsync();

        world.Clock.Advance(PropagationDelay.Time - The.Tick);
        (await world.OnDemandAsync("my-erp")).Refreshed.Single().FallbackVersion!.Number.Should().Be(1);
        world.Subscribers.Should().BeEmpty("it may settle yet");
        (await world.StatusAsync("my-erp")).Should().BeNull("nothing is known to be wrong");

        world.Clock.Advance(The.Tick);
        (await world.OnDemandAsync("my-erp")).Refreshed.Single().FallbackVersion!.Number.Should().Be(1);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
        (await world.StatusAsync("my-erp"))!
            .Should()
            .BeEquivalentTo(new { State = ConnectionState.SecretRefused, FallbackVersion = 1L });
        (await world.ProvenAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_settled_secret_refused_without_another_one_is_told_at_once()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(PropagationDelay.Time);

        (await world.SweepAsync()).Failed.Single().State.Should().Be(ConnectionState.SecretRefused);

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Theory]
    [InlineData("/shared/client-id", "fake-id-9")]
    [InlineData(RotationWorld.Secret, "fake-secret-9")]
    public async Task A_refusal_right_after_an_id_or_a_secret_changed_is_tried_again_when_it_has_settled(
        string parameter,
        string value
    )
    {
        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Put(parameter, value);
        world.Clock.Advance(TimeSpan.FromSeconds(30));

        await world.SweepAsync();

        (await world.StatusAsync("my-erp"))!
            .Should()
            .BeEquivalentTo(
                new { State = ConnectionState.Retrying, RetryAt = world.Clock.GetUtcNow() + TimeSpan.FromSeconds(90) }
            );
        world.Subscribers.Should().BeEmpty();
    }

    /// <summary>Nobody heard that the very first secret works, after they had heard that it does not.</summary>
    [Fact]
    public async Task A_first_secret_that_was_refused_and_then_works_is_told_to_have_recovered()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(PropagationDelay.Time);
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.PutRight("fake-secret-2");

        await world.SweepAsync();

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "Recovered/Info/my-erp");
        (await world.ProvenAsync()).Should().Be(2);
    }
}
