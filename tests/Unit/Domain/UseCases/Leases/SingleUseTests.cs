namespace Tokens.Tests.Unit.Domain.UseCases.Leases;

/// <summary>A connection whose refresh token may be exchanged once: mercado-libre forgives nothing, xero a while.</summary>
public sealed class SingleUseTests
{
    private const string RefreshToken = "/tokens/shop/refresh-token";

    private const string AccessToken = "/tokens/shop/access-token";

    private static readonly Secret Second = Some.Secret("fake-refresh-token-2");

    private static readonly ExchangeOutcome Revoked = new ExchangeOutcome.SignInAgain("invalid_grant");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_version_is_claimed_before_the_exchange_and_the_new_token_stored_before_the_access_token()
    {
        Connect("mercado-libre", Some.Refreshed(TimeSpan.FromHours(6), Second));

        var report = await world.SweepAsync();

        report.Refreshed.Should().ContainSingle().Which.Rotated.Should().BeTrue();
        world.Store.Written.Should().HaveCount(3);
        world.Store.Written[0].Should().StartWith("/tokens/claims/exchange/").And.EndWith(".1");
        world.Store.Written.Skip(1).Should().Equal(RefreshToken, AccessToken);
    }

    [Fact]
    public async Task A_refresh_token_that_anybody_may_use_is_not_claimed()
    {
        Connect("amazon-lwa", Some.Refreshed());

        await world.SweepAsync();

        world.Store.Written.Should().Equal(AccessToken);
    }

    [Fact]
    public async Task A_grant_without_a_refresh_token_claims_nothing()
    {
        world.Connect(
            "shop",
            """{"provider":"amazon-lwa","grant":"client_credentials","scope":"a","refreshTokenRotates":true}"""
        );

        await world.SweepAsync();

        world.Store.Written.Should().Equal(AccessToken);
    }

    [Fact]
    public async Task Who_comes_second_leaves_the_token_alone()
    {
        Connect("mercado-libre", Some.Refreshed(refreshToken: Second));
        var asked = world.Endpoint.Hang("shop");
        var first = world.SweepAsync();
        await asked;

        var second = await world.SweepAsync();

        second.Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.InUse);
        second.Failed.Should().BeEmpty();
        world.Endpoint.Requests.Should().ContainSingle();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await first;
    }

    [Fact]
    public async Task Who_read_the_token_before_it_was_spent_leaves_it_alone_as_well()
    {
        Connect("mercado-libre", Some.Refreshed(refreshToken: Second));
        var late = new TaskCompletionSource();
        var isHeld = true;
        world.Store.BeforeWrite = async (write, _) =>
        {
            if (isHeld && write.Name.Value.EndsWith(".1", StringComparison.Ordinal))
            {
                isHeld = false;
                await late.Task;
            }
        };
        var slow = world.SweepAsync();
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        late.SetResult();

        (await slow).Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.InUse);
        world.Endpoint.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Who_surveyed_before_a_refresh_and_read_the_token_after_it_does_not_refresh_again()
    {
        Connect("mercado-libre", Some.Refreshed(refreshToken: Second));
        var isFirst = true;
        world.Store.BeforeWrite = async (write, _) =>
        {
            if (isFirst && write.Name.Value.EndsWith(".1", StringComparison.Ordinal))
            {
                // Somebody else comes and goes between our survey and our claim, and leaves no trace but a token.
                isFirst = false;
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                world.PutToken("shop");
                await Task.CompletedTask;
            }
        };

        var report = await world.SweepAsync();

        report.Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.RefreshedElsewhere);
        world.Endpoint.Requests.Should().BeEmpty();
        (await world.OnDemandAsync("shop")).Refreshed.Should().ContainSingle("the claim was given back");
    }

    [Fact]
    public async Task A_token_is_not_exchanged_while_the_store_gives_nothing()
    {
        Connect("mercado-libre", Some.Refreshed(refreshToken: Second));
        world.Store.BeforeWrite = (write, _) =>
        {
            world.Store.IsLocked = true;
            return Task.CompletedTask;
        };

        var report = await world.SweepAsync();

        report.Failed.Should().ContainSingle().Which.Error.Should().Contain("is locked");
        world.Endpoint.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_repeats_its_token_is_asked_as_often_as_is_needed()
    {
        Connect("intuit", Some.Refreshed(refreshToken: The.RefreshToken));

        for (var sweep = 1; sweep <= 12; sweep++)
        {
            (await world.SweepAsync()).Refreshed.Should().ContainSingle();
            world.Clock.Advance(TimeSpan.FromMinutes(45));
        }

        world.Store.Written.Count(name => name == RefreshToken).Should().Be(0);
        var claims = await world.Leases.AllAsync(CancellationToken.None);
        claims.Should().HaveCountLessThan(5, "the sweep forgets those that came to an end");
    }

    [Fact]
    public async Task A_refusal_after_the_token_was_replaced_is_somebody_elses_success()
    {
        Connect("mercado-libre", Revoked);
        world.Endpoint.On(
            "shop",
            _ =>
            {
                world.Clock.Advance(TimeSpan.FromSeconds(1));
                world.Put(RefreshToken, Second);
                return Task.FromResult(Revoked);
            }
        );

        var report = await world.SweepAsync();

        report.Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.RefreshedElsewhere);
        (await world.StatusAsync("shop")).Should().BeNull("nothing is wrong with it");
        world.Subscribers.Notices.Should().BeEmpty();
    }

    [Theory]
    [InlineData("amazon-lwa")]
    [InlineData("mercado-libre")]
    public async Task A_refusal_of_the_token_that_is_in_the_store_is_one(string provider)
    {
        Connect(provider, Revoked);

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.SignInAgain);
        world.Endpoint.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_claim_that_cannot_be_given_back_harms_nothing_but_the_next_minutes()
    {
        Connect("intuit", Some.Refreshed(refreshToken: The.RefreshToken));
        var claims = 0;
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value.Contains("/claims/", StringComparison.Ordinal) && ++claims == 2
                ? throw new StoreException("throttled")
                : Task.CompletedTask;

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        world.Observer.UnreleasedLeases.Should().ContainSingle().Which.Should().Be(("shop", "throttled"));
        (await world.OnDemandAsync("shop")).Skipped.Should().ContainSingle();
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        (await world.OnDemandAsync("shop")).Refreshed.Should().ContainSingle();
    }

    private void Connect(string provider, ExchangeOutcome outcome)
    {
        world.Connect("shop", $$"""{"provider":"{{provider}}"}""");
        world.Endpoint.Otherwise = (_, _) => Task.FromResult(outcome);
    }
}
