namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens with a client secret that is known to be refused, and an older one that serves.</summary>
public sealed class FallbackTests
{
    private readonly RotationWorld world = new();

    public FallbackTests() => world.ConnectAll("my-erp");

    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_after_an_hour_and_not_before()
    {
        await world.RefusedAsync();

        world.Clock.Advance(StatusTransition.RetryRefusalAfter - The.Tick);
        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");
        world.Clock.Advance(The.Tick);
        (await AskedWhenDueAsync()).Should().Equal("fake-wrong-secret", "fake-secret-1");
        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    [Fact]
    public async Task By_hand_what_is_known_to_be_refused_is_shown_again_at_once()
    {
        await world.RefusedAsync();

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret", "fake-secret-1");
    }

    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_as_soon_as_it_changes()
    {
        await world.RefusedAsync();
        world.Clock.Advance(The.Tick);
        world.PutRight("fake-secret-3");

        (await AskedByHandAsync()).Should().Equal("fake-secret-3");

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "SecretProven/Info/my-erp");
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    /// <summary>
    /// The secret belonged to a client id that came minutes later. The proven secret was shown with the new id, refused,
    /// and the connection left alone for an hour with the right pair in the store.
    /// </summary>
    [Fact]
    public async Task What_is_known_to_be_refused_is_shown_again_as_soon_as_the_client_id_changes()
    {
        await world.RefusedAsync();
        world.Clock.Advance(The.Tick);
        world.Provider.Accept("fake-id-2", "fake-wrong-secret");
        world.Put("/shared/client-id", "fake-id-2");

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    [Fact]
    public async Task Where_both_secrets_are_refused_the_newest_is_what_people_hear_of()
    {
        await world.PutWrongAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(PropagationDelay.Time);

        (await AskedByHandAsync()).Should().Equal("fake-wrong-secret", "fake-secret-1");

        (await world.StatusAsync("my-erp"))!.FallbackVersion.Should().BeNull();
        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp");
    }

    /// <summary>The old secret's grace ended, and nobody was told that now nothing works any more.</summary>
    [Fact]
    public async Task When_the_proven_secret_dies_as_well_that_is_told_although_the_new_one_was()
    {
        await world.RefusedAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        await world.OnDemandAsync("my-erp");
        await world.OnDemandAsync("my-erp");

        world.Alerts.Should().Equal("SecretRefused/Critical/my-erp", "SecretRefused/Critical/my-erp");
        world.Subscribers[1].Message.Body.Should().NotBe(world.Subscribers[0].Message.Body);
    }

    /// <summary>A provider may need a while to know a new secret, and forget the old one at the same moment.</summary>
    [Fact]
    public async Task When_the_proven_secret_dies_the_newest_is_shown_at_once()
    {
        await world.RefusedAsync();
        world.Provider.Refuse("fake-id-1", "fake-secret-1");
        world.Provider.Accept("fake-id-1", "fake-wrong-secret");
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1", "fake-wrong-secret");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
        (await world.ProvenAsync()).Should().Be(2);
    }

    [Fact]
    public async Task What_was_said_of_the_newest_is_what_people_hear_where_both_are_refused()
    {
        await world.PutWrongAsync();
        world.Provider.Answers["fake-wrong-secret"] = new ExchangeOutcome.SecretRefused("the newest is unknown");
        world.Provider.Answers["fake-secret-1"] = new ExchangeOutcome.SecretRefused("the proven one is out of date");
        world.Clock.Advance(PropagationDelay.Time);

        await world.OnDemandAsync("my-erp");

        (await world.StatusAsync("my-erp"))!.Reason.Should().Be("the newest is unknown");
    }

    [Fact]
    public async Task An_outage_between_the_two_secrets_is_no_refusal_of_both()
    {
        await world.PutWrongAsync();
        world.Provider.Answers["fake-secret-1"] = new ExchangeOutcome.RetryLater(null, "busy");
        world.Clock.Advance(PropagationDelay.Time);

        await world.OnDemandAsync("my-erp");

        (await world.StatusAsync("my-erp"))!
            .Should()
            .BeEquivalentTo(new { State = ConnectionState.Retrying, Reason = "busy" });
        world.Subscribers.Should().BeEmpty();
    }

    [Fact]
    public async Task An_outage_at_the_fallback_is_passing_trouble()
    {
        await world.RefusedAsync();
        world.Provider.IsDown = true;

        (await AskedWhenDueAsync()).Should().Equal("fake-secret-1");

        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Retrying);
        (await world.ProvenAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_secret_in_the_environment_has_no_other_version()
    {
        world.Environment["ERP_SECRET"] = "fake-wrong-secret";
        world.DefineClient("variable", """{"provider":"amazon-lwa","clientSecret":"env:ERP_SECRET"}""");
        world.Define("by-variable", """{"client":"variable"}""");
        world.Put("/tokens/clients/variable/client-id", "fake-id-1");
        world.Put("/tokens/by-variable/refresh-token", "fake-refresh-token-1");
        world.Clock.Advance(PropagationDelay.Time);

        (await world.OnDemandAsync("by-variable")).Failed.Single().State.Should().Be(ConnectionState.SecretRefused);
        world.Provider.Accept("fake-id-1", "fake-wrong-secret");
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.OnDemandAsync("by-variable");

        world.Alerts.Should().Equal("SecretRefused/Critical/by-variable", "Recovered/Info/by-variable");
    }

    /// <summary>Each refresh stores a new refresh token, which was taken for a mend: the trouble began anew each time.</summary>
    [Fact]
    public async Task A_rotating_refresh_token_does_not_make_the_refusal_look_young()
    {
        await world.RefusedAsync();
        var since = (await world.StatusAsync("my-erp"))!.Since;
        world.Provider.Rotates = true;

        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.OnDemandAsync("my-erp");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.OnDemandAsync("my-erp");

        (await world.StatusAsync("my-erp"))!.Since.Should().Be(since);
    }

    /// <summary>Its tenant may not know the client at all: that says nothing about a secret that works elsewhere.</summary>
    [Fact]
    public async Task A_connection_that_never_worked_does_not_call_a_verified_shared_secret_refused()
    {
        await world.SweepAsync();
        world.Define("new", """{"client":"shared"}""");
        world.Put("/tokens/new/refresh-token", "fake-refresh-token-new");
        world.Provider.Unknown.Add("new");
        world.Clock.Advance(PropagationDelay.Time);

        (await world.OnDemandAsync("new")).Failed.Single().State.Should().Be(ConnectionState.Misconfigured);

        world.Alerts.Should().Equal("Misconfigured/Warning/new");
        (await world.StatusAsync("new"))!.Reason.Should().Contain("has not worked with client shared yet");
    }

    private async Task<IEnumerable<string>> AskedByHandAsync()
    {
        world.Provider.Forget();
        await world.OnDemandAsync("my-erp");
        return world.Provider.Asked.Select(asked => asked.Secret);
    }

    private async Task<IEnumerable<string>> AskedWhenDueAsync()
    {
        world.Provider.Forget();
        world.Memory.Forget(Some.Parameter("/tokens/my-erp/access-token"));
        await world.SweepAsync();
        return world.Provider.Asked.Select(asked => asked.Secret);
    }
}
