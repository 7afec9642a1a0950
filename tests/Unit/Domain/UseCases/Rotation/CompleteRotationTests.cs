namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

public sealed class CompleteRotationTests
{
    private readonly RotationWorld world = new();

    public CompleteRotationTests() => world.ConnectAll("my-erp", "my-shop", "my-stock");

    [Fact]
    public async Task A_parameter_that_cannot_be_read_asks_for_the_event_again()
    {
        world.Locked.Add(RotationWorld.Secret);

        var failed = () => world.CompleteAsync();

        await failed.Should().ThrowAsync<StoreException>().WithMessage("*will come again");
        world.Topics.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_secret_that_works_is_proven_by_one_connection_and_given_to_the_others()
    {
        await RotateAsync("fake-secret-2", works: true);

        await world.CompleteAsync();

        world
            .Provider.Asked.Should()
            .Equal(("my-erp", "fake-secret-2"), ("my-shop", "fake-secret-2"), ("my-stock", "fake-secret-2"));
        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/-");
        world.Subscribers[0].Message.Sms.Should().Contain("3 of 3");
        world
            .Observer.Outcomes.TakeLast(2)
            .Should()
            .Equal("it works for connection my-erp", "its newest version works");
    }

    [Fact]
    public async Task The_same_message_again_does_nothing()
    {
        await RotateAsync("fake-secret-2", works: true);
        await world.CompleteAsync();
        world.Provider.Forget();

        await world.CompleteAsync();

        world.Provider.Asked.Should().BeEmpty();
        world.Subscribers.Should().ContainSingle();
        world.Observer.Passed.Should().Equal((RotationWorld.Secret, "its newest version is proven"));
    }

    [Fact]
    public async Task A_first_secret_is_proven_in_silence()
    {
        await world.CompleteAsync();

        (await world.ProvenAsync()).Should().Be(1);
        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refused_secret_of_many_connections_is_told_once()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        await world.CompleteAsync();

        await world.OnDemandAsync("my-erp", "my-shop", "my-stock");

        world.Alerts.Should().Equal("SecretRefused/Critical/-");
    }

    [Fact]
    public async Task An_outage_proves_nothing_and_the_sweep_tries_again()
    {
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.IsDown = true;
        await world.CompleteAsync();
        (await world.ProvenAsync()).Should().Be(1);
        world.Subscribers.Should().BeEmpty();

        world.Provider.IsDown = false;
        await world.SweepForAsync(TimeSpan.FromHours(1));

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/-");
    }

    [Fact]
    public async Task A_new_client_id_that_works_refreshes_all_that_use_it()
    {
        await world.SweepAsync();
        world.Provider.Forget();
        world.Provider.Accept("fake-id-2", "fake-secret-1");
        world.Put("/shared/client-id", "fake-id-2");

        await world.CompleteAsync("/shared/client-id");

        world.Provider.Asked.Should().HaveCount(3).And.OnlyHaveUniqueItems();
        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_refresh_token_ends_the_waiting_of_its_connection_alone()
    {
        world.Provider.Withdrawn.Add("my-erp");
        await world.SweepAsync();
        world.Provider.Withdrawn.Clear();
        world.Provider.Forget();
        await world.CompleteAsync("/tokens/my-erp/refresh-token");
        world.Provider.Asked.Should().BeEmpty("the token has not changed");
        world.Clock.Advance(The.Tick);
        world.Put("/tokens/my-erp/refresh-token", "fake-refresh-token-2");

        await world.CompleteAsync("/tokens/my-erp/refresh-token");
        await world.CompleteAsync("/tokens/my-shop/refresh-token");

        world.Provider.Asked.Select(asked => asked.Connection).Should().Equal("my-erp");
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
        world.Alerts.Should().Equal("SignInAgain/Critical/my-erp", "Recovered/Info/my-erp");
    }

    [Fact]
    public async Task A_foreign_parameter_is_none_of_our_business()
    {
        await world.CompleteAsync("/foreign/password");

        world.Provider.Asked.Should().BeEmpty();
        world.Topics.Published.Should().BeEmpty();
        world.Observer.Passed.Should().Equal(("/foreign/password", "no client or connection uses it as a credential"));
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
