namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>By which connections CompleteRotation tries a new secret.</summary>
public sealed class VerificationCandidatesTests
{
    private readonly RotationWorld world = new();

    public VerificationCandidatesTests() => world.ConnectAll("my-erp", "my-shop", "my-stock");

    [Fact]
    public async Task A_connection_that_may_not_be_refreshed_proves_nothing()
    {
        ConnectOwn("""{"client":"own","accessToken":"/out/access-token"}""");
        world.Define("my-first", """{"client":"shared","accessToken":"/out/access-token"}""");

        await world.CompleteAsync("/own/secret");

        world.Provider.Asked.Should().BeEmpty();
        world.Observer.Outcomes.Should().Equal("no connection could try it", "no connection could try it");
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
    public async Task A_connection_whose_refresh_token_another_function_has_claimed_is_left_to_its_next_refresh()
    {
        ConnectOwn("""{"client":"own","refreshTokenRotates":true}""");
        var token = await world.FindAsync("/tokens/my-own/refresh-token");
        await world.Leases.TryCreateAsync(
            new TokenLease(
                new RefreshTokenVersion(token!.Name, new CredentialVersion(token.Version, token.ModifiedAt)),
                1,
                TimeSpan.FromMinutes(5)
            ),
            CancellationToken.None
        );

        await world.CompleteAsync("/own/secret");

        world
            .Observer.Outcomes.Should()
            .OnlyContain(outcome => outcome == "another process holds connection my-own: its next refresh verifies it");
        world.Provider.Asked.Should().BeEmpty();
    }

    /// <summary>Anybody may publish a message, any number of times.</summary>
    [Theory]
    [InlineData(RotationWorld.Secret, "fake-secret-2")]
    [InlineData("/shared/client-id", "fake-id-2")]
    public async Task A_version_is_verified_once_however_often_the_message_comes(string changed, string value)
    {
        await RotateAsync("fake-secret-1", works: true);
        world.Provider.Accept("fake-id-1", "fake-secret-2");
        world.Provider.Accept("fake-id-2", "fake-secret-1");
        world.Put(changed, value);
        world.Clock.Advance(The.Tick);
        await world.CompleteAsync(changed);
        world.Provider.Asked.Should().HaveCount(3, "it is verified by one and the others are refreshed");
        world.Provider.Forget();

        for (var i = 0; i < 5; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await world.CompleteAsync(changed);
        }

        world.Provider.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task A_version_that_was_refused_is_not_tried_again_for_a_message()
    {
        await RotateAsync("fake-wrong-secret", works: false);
        world.Clock.Advance(PropagationDelay.Time);
        await world.CompleteAsync();
        world.Provider.Forget();

        await world.CompleteAsync();

        world.Provider.Asked.Should().BeEmpty();
        world.Observer.Passed.Last().Should().Be((RotationWorld.Secret, "it was refused before"));
    }

    [Fact]
    public async Task A_version_that_met_an_outage_is_left_to_the_schedule_until_its_retry()
    {
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.IsDown = true;
        await world.OnDemandAsync("my-erp", "my-shop", "my-stock");
        world.Provider.Forget();

        await world.CompleteAsync();

        world.Provider.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task At_most_three_connections_are_tried()
    {
        world.ConnectAll("my-erp", "my-shop", "my-stock", "my-crm");
        await world.SweepAsync();
        await RotateAsync("fake-secret-2", works: true);
        world.Provider.Withdrawn.UnionWith(["my-erp", "my-shop", "my-crm"]);
        world.Clock.Advance(PropagationDelay.Time);

        await world.CompleteAsync();

        world.Provider.Asked.Select(asked => asked.Connection).Should().Equal("my-crm", "my-erp", "my-shop");
        world.Alerts.Should().OnlyContain(alert => alert.StartsWith("SignInAgain"));
    }

    [Fact]
    public async Task A_connection_that_keeps_its_refresh_token_is_asked_before_one_that_gets_a_new_one()
    {
        await RotateAsync("fake-secret-2", works: true);
        Rotates("my-erp");

        await world.CompleteAsync();

        world.Provider.Asked[0].Connection.Should().Be("my-shop");
    }

    /// <summary>It was shown with the new secret, and the provider revoked its successor, which lay sealed in the log.</summary>
    [Theory]
    [InlineData(RotationWorld.Secret, "fake-secret-2")]
    [InlineData("/shared/client-id", "fake-id-2")]
    public async Task A_connection_whose_refresh_token_is_spent_is_left_out(string changed, string value)
    {
        world.ConnectAll("my-erp", "my-shop", "my-stock", "my-crm");
        await world.SweepAsync();
        Rotates("my-stock");
        foreach (var used in new[] { "my-erp", "my-shop", "my-crm" })
        {
            world.Remember(
                used,
                Some.Status(ConnectionState.SignInAgain, world.Clock.GetUtcNow()) with
                {
                    HasUsedToken = true,
                }
            );
        }

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        world.Provider.Forget();
        world.Provider.Accept("fake-id-1", "fake-secret-2");
        world.Provider.Accept("fake-id-2", "fake-secret-1");
        world.Put(changed, value);
        var reported = world.Observer.Results.Count;

        await world.CompleteAsync(changed);

        world.Provider.Asked.Select(asked => asked.Connection).Should().Equal("my-stock");
        world.Observer.Results.Skip(reported).Select(result => result.Connection).Should().Equal("my-stock");
    }

    private void Rotates(string name) => world.Define(name, """{"client":"shared","refreshTokenRotates":true}""");

    /// <summary>The connection my-own, alone with its client.</summary>
    private void ConnectOwn(string definition)
    {
        world.DefineClient(
            "own",
            """{"provider":"amazon-lwa","clientId":"/own/client-id","clientSecret":"/own/secret"}"""
        );
        world.Put("/own/client-id", "fake-id-1");
        world.Put("/own/secret", "fake-secret-9");
        world.Put("/tokens/my-own/refresh-token", "fake-refresh-token-own");
        world.Define("my-own", definition);
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
