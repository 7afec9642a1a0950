using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Rotation;

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
        world.People[0].Message.Sms.Should().Contain("3 of 3");
        world.Journal.Outcomes.TakeLast(2).Should().Equal("it works for connection my-erp", "its newest version works");
    }

    [Fact]
    public async Task The_same_message_again_does_nothing()
    {
        await RotateAsync("fake-secret-2", works: true);
        await world.CompleteAsync();
        world.Provider.Forget();

        await world.CompleteAsync();

        world.Provider.Asked.Should().BeEmpty();
        world.People.Should().ContainSingle();
        world.Journal.Passed.Should().Equal((RotationWorld.Secret, "its newest version is proven"));
    }

    [Fact]
    public async Task A_first_secret_is_proven_in_silence()
    {
        await world.CompleteAsync();

        (await world.ProvenAsync()).Should().Be(1);
        world.People.Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_that_is_refused_is_tried_again_when_it_has_settled_and_told_only_then()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        var stored = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromSeconds(3));

        await world.CompleteAsync();

        world.Clock.GetUtcNow().Should().Be(stored + Settling.Time);
        world
            .Provider.Asked.Select(asked => asked.Secret)
            .Should()
            .Equal("fake-wrong-secret", "fake-secret-1", "fake-wrong-secret", "fake-secret-1");
        world.Alerts.Should().Equal("SecretRefused/Critical/-");
        (await world.ProvenAsync()).Should().Be(1);
        world.Journal.Outcomes[^1].Should().Be("it is refused; connection my-erp goes on with the proven version");
    }

    [Fact]
    public async Task A_first_secret_that_is_refused_may_settle_too()
    {
        world.Provider.Refuse("fake-id-1", "fake-secret-1");

        await world.CompleteAsync();

        world.Clock.GetUtcNow().Should().Be(The.Now + Settling.Time);
        world.Provider.Asked.Should().HaveCount(2);
        world.Journal.Outcomes.Should().OnlyContain(outcome => outcome.StartsWith("connection my-erp: "));
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

        world.Journal.Outcomes[^1].Should().Be("there was nobody to try it");
        world.People.Should().BeEmpty();
    }

    [Fact]
    public async Task A_connection_that_may_not_be_refreshed_proves_nothing()
    {
        world.Put("/own/secret", "fake-secret-9");
        world.Define(
            "my-own",
            """{"provider":"amazon-lwa","clientSecret":"/own/secret","accessToken":"/tokens/my-erp/access-token"}"""
        );

        await world.CompleteAsync("/own/secret");

        world.Provider.Asked.Should().BeEmpty();
        world.Journal.Outcomes.Should().Equal("there was nobody to try it", "there was nobody to try it");
    }

    [Fact]
    public async Task A_refused_secret_of_many_connections_is_told_once()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        await world.CompleteAsync();

        await world.ByHandAsync("my-erp", "my-shop", "my-stock");

        world.Alerts.Should().Equal("SecretRefused/Critical/-");
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
        world.People.Should().BeEmpty();
        world
            .Journal.Outcomes[^1]
            .Should()
            .Be("refused right after its change, and no time to let it settle: left to the sweep");

        await world.SweepForAsync(TimeSpan.FromHours(2));
        world.Alerts.Should().Equal("SecretRefused/Critical/-");
    }

    [Fact]
    public async Task An_outage_proves_nothing_and_the_sweep_tries_again()
    {
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.IsDown = true;
        await world.CompleteAsync();
        (await world.ProvenAsync()).Should().Be(1);
        world.People.Should().BeEmpty();

        world.Provider.IsDown = false;
        await world.SweepForAsync(TimeSpan.FromHours(1));

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().Equal("SecretProven/Info/-");
    }

    [Fact]
    public async Task A_connection_with_a_trouble_of_its_own_is_not_asked_alone()
    {
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.Withdrawn.Add("my-erp");

        await world.CompleteAsync();

        (await world.ProvenAsync()).Should().Be(2);
        world.Alerts.Should().BeEquivalentTo("SignInAgain/Critical/my-erp", "SecretProven/Info/-");
    }

    [Fact]
    public async Task A_connection_that_is_known_to_wait_for_a_person_is_asked_last()
    {
        world.Provider.Withdrawn.Add("my-erp");
        await RotateAsync("fake-secret-2", works: true);

        await world.CompleteAsync();

        world.Provider.Asked.Select(asked => asked.Connection).Should().Equal("my-shop", "my-erp", "my-stock");
    }

    [Fact]
    public async Task At_most_three_connections_are_tried()
    {
        world.ConnectAll("my-erp", "my-shop", "my-stock", "my-crm");
        await world.SweepAsync();
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.Withdrawn.UnionWith(["my-erp", "my-shop", "my-crm"]);
        world.Clock.Advance(Settling.Time);

        await world.CompleteAsync();

        world.Provider.Asked.Select(asked => asked.Connection).Should().Equal("my-crm", "my-erp", "my-shop");
        world.Alerts.Should().OnlyContain(alert => alert.StartsWith("SignInAgain"));
    }

    [Fact]
    public async Task A_connection_that_keeps_its_refresh_token_is_asked_before_one_that_gets_a_new_one()
    {
        await RotateAsync("fake-secret-2", works: true);
        world.Define(
            "my-erp",
            $$"""{"provider":"amazon-lwa","clientId":"/shared/client-id","clientSecret":"{{RotationWorld.Secret}}","refreshTokenRotates":true}"""
        );

        await world.CompleteAsync();

        world.Provider.Asked[0].Connection.Should().Be("my-shop");
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
        world.People.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_refresh_token_ends_the_waiting_of_its_connection_alone()
    {
        world.Provider.Withdrawn.Add("my-erp");
        await world.SweepAsync();
        world.Provider.Withdrawn.Clear();
        world.Provider.Forget();
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
        world.Journal.Passed.Should().Equal(("/foreign/password", "no connection uses it as a credential"));
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
