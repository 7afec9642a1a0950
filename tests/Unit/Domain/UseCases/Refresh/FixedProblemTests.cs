namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>Trouble that waits for a person: RefreshTokens asks nobody before something has changed.</summary>
public sealed class FixedProblemTests
{
    private static readonly Secret Rotated = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_missing_credential_is_asked_of_nobody_and_noticed_as_soon_as_it_is_there()
    {
        world.Define("my-erp", """{"provider":"amazon-lwa"}""");
        world.Put("/tokens/my-erp/client-id", The.ClientId);
        world.Put("/tokens/my-erp/client-secret", Secret.Of("CHANGE_ME"));

        var first = await world.SweepAsync();
        first
            .Failed.Single()
            .Error.Should()
            .Be(
                "parameter /tokens/my-erp/client-secret still holds a placeholder; put the credential in it; "
                    + "parameter /tokens/my-erp/refresh-token does not exist; create it with the credential in it"
            );
        first.Failed.Single().State.Should().Be(ConnectionState.Misconfigured);
        world.Endpoint.Asked.Should().BeEmpty();

        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.SweepAsync()).Failed.Should().ContainSingle();
        world.Store.Writes.Should().BeEmpty("nothing has changed");

        world.Put("/tokens/my-erp/client-secret", The.ClientSecret);
        world.Put("/tokens/my-erp/refresh-token", The.RefreshToken);
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        (await world.StatusAsync("my-erp"))!.State.Should().Be(ConnectionState.Healthy);
    }

    [Theory]
    [InlineData("client-id")]
    [InlineData("client-secret")]
    [InlineData("refresh-token")]
    public async Task A_dead_refresh_token_is_asked_about_again_only_when_a_credential_changes(string credential)
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Store.Forget();
        world.Clock.Advance(TimeSpan.FromDays(30));

        var blocked = await world.SweepAsync();

        blocked
            .Failed.Should()
            .Equal(new RefreshResult.Failed("my-erp", "expired") { State = ConnectionState.SignInAgain });
        world.Endpoint.Asked.Should().HaveCount(1);
        world.Store.Writes.Should().BeEmpty();
        world.Store.Decrypted.Should().BeEmpty();

        world.Put($"/tokens/my-erp/{credential}", Some.Secret("fake-new-credential"));
        world.Endpoint.On("my-erp", Some.Refreshed());
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_changed_definition_is_a_reason_to_ask_again_too()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Define("my-erp", """{"provider":"amazon-lwa","scope":"x"}""");
        world.Endpoint.On("my-erp", Some.Refreshed());

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_credential_that_changed_during_the_failing_attempt_counts_as_changed_after_it()
    {
        world.Connect("my-erp");
        world.Endpoint.On(
            "my-erp",
            _ =>
            {
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                world.Put("/tokens/my-erp/refresh-token", Rotated);
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult<ExchangeOutcome>(new ExchangeOutcome.SignInAgain("expired"));
            }
        );
        await world.SweepAsync();
        world.Endpoint.On("my-erp", Some.Refreshed());

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_changed_in_vain_is_not_asked_about_for_ever()
    {
        world.Connect("my-erp");
        world.Endpoint.On("my-erp", new ExchangeOutcome.SignInAgain("expired"));
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Put("/tokens/my-erp/refresh-token", Rotated);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.SweepAsync();
        await world.SweepAsync();

        world.Endpoint.Asked.Should().HaveCount(2);
    }
}
