namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>How RefreshTokens marks the version of a client secret that works, and what it does where that one cannot be read.</summary>
public sealed class ProvenVersionTests
{
    private readonly RotationWorld world = new();

    public ProvenVersionTests() => world.ConnectAll("my-erp");

    [Fact]
    public async Task The_first_success_labels_the_version_in_silence()
    {
        await world.SweepAsync();

        (await world.ProvenAsync()).Should().Be(1);
        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_success_with_a_newer_version_labels_and_tells_of_it()
    {
        await world.SweepAsync();
        world.PutRight("fake-secret-2");

        await world.OnDemandAsync("my-erp");

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/my-erp");
    }

    /// <summary>
    /// A single refused read of the proven version once counted as "there is none": people heard that nothing served,
    /// and a new version that worked was marked without a word.
    /// </summary>
    [Theory]
    [InlineData(RotationWorld.Secret + ":proven!")]
    [InlineData(RotationWorld.Secret + ":proven")]
    public async Task A_proven_version_that_cannot_be_read_is_not_taken_for_none(string locked)
    {
        await world.PutWrongAsync();
        world.Clock.Advance(PropagationDelay.Time);
        world.Locked.Add(locked);

        (await world.OnDemandAsync("my-erp"))
            .Failed.Single()
            .Error.Should()
            .Contain($"{locked.TrimEnd('!')} is locked");

        world.Subscribers.Should().BeEmpty();
        world.Locked.Clear();
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        (await world.OnDemandAsync("my-erp")).Refreshed.Single().FallbackVersion!.Number.Should().Be(1);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Fact]
    public async Task A_proven_version_that_cannot_be_read_keeps_no_new_one_from_being_proven_and_told_of()
    {
        await world.SweepAsync();
        world.PutRight("fake-secret-2");
        world.Locked.Add(RotationWorld.Secret + ":proven!");

        (await world.OnDemandAsync("my-erp")).Refreshed.Should().ContainSingle();

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/my-erp");
    }

    [Fact]
    public async Task Who_runs_on_a_proven_version_that_cannot_be_read_any_more_comes_back_later()
    {
        await world.RefusedAsync();
        world.Locked.Add(RotationWorld.Secret + ":proven!");

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Retrying);
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    private async Task<IEnumerable<string>> AskedByHandAsync()
    {
        world.Provider.Forget();
        await world.OnDemandAsync("my-erp");
        return world.Provider.Asked.Select(asked => asked.Secret);
    }
}
