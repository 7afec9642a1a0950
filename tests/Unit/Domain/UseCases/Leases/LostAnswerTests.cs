namespace Tokens.Tests.Unit.Domain.UseCases.Leases;

/// <summary>A refresh token that may be exchanged once was sent, and nobody can tell whether it is spent.</summary>
public sealed class LostAnswerTests
{
    private static readonly Secret Second = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task A_definite_refusal_gives_the_token_back_at_once()
    {
        Connect("mercado-libre", new ExchangeOutcome.RetryLater(null, "answered 503"));
        await world.SweepAsync();
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Second));
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task A_lost_answer_has_the_token_rest_until_its_claim_is_over()
    {
        Connect("mercado-libre", new ExchangeOutcome.RetryLater(null, "no answer") { MayBeDone = true });
        await world.SweepAsync();
        var status = await world.StatusAsync("shop");
        status!.State.Should().Be(ConnectionState.Retrying);
        status.RetryAt.Should().Be(The.Now + TimeSpan.FromMinutes(6) - TimeSpan.FromSeconds(1));

        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Second));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        (await world.SweepAsync()).Skipped.Should().ContainSingle();
        (await world.OnDemandAsync("shop")).Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.InUse);
        world.Endpoint.Requests.Should().ContainSingle();
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_did_not_come_in_the_functions_time_is_a_lost_one()
    {
        Connect("mercado-libre", Some.Refreshed(refreshToken: Second));
        var asked = world.Endpoint.Hang("shop");
        var hung = world.SweepAsync();
        await asked;
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await hung;

        (await world.OnDemandAsync("shop")).Skipped.Should().ContainSingle().Which.Reason.Should().Be(SkipReason.InUse);
    }

    [Fact]
    public async Task A_longer_wish_of_the_provider_outlasts_the_claim()
    {
        var wish = TimeSpan.FromHours(2);
        Connect("mercado-libre", new ExchangeOutcome.RetryLater(wish, "answered 500") { MayBeDone = true });

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.RetryAt.Should().Be(The.Now + wish);
    }

    [Fact]
    public async Task A_lost_answer_hurts_no_token_that_may_be_used_again()
    {
        Connect("amazon-lwa", new ExchangeOutcome.RetryLater(null, "no answer") { MayBeDone = true });

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.RetryAt.Should().BeBefore(The.Now + TimeSpan.FromMinutes(2));
    }

    /// <summary>Each such exchange leaves a claim that nobody finishes: they had become more than anybody could pass.</summary>
    [Fact]
    public async Task However_long_answers_are_lost_the_claims_do_not_pile_up()
    {
        Connect("mercado-libre", new ExchangeOutcome.RetryLater(null, "answered 502") { MayBeDone = true });

        for (var sweep = 0; sweep < 4 * 24; sweep++)
        {
            await world.SweepAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        world.Endpoint.Requests.Should().HaveCountGreaterThan(20);
        (await world.Leases.AllAsync(CancellationToken.None)).Should().HaveCountLessThan(5);
    }

    [Fact]
    public async Task That_a_lost_answers_claim_is_over_may_fail_to_be_said_and_the_token_is_exchanged_all_the_same()
    {
        Connect("mercado-libre", new ExchangeOutcome.RetryLater(null, "no answer") { MayBeDone = true });
        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Second));
        var claims = 0;
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value.Contains("/claims/exchange/", StringComparison.Ordinal) && ++claims == 3
                ? throw new StoreException("throttled")
                : Task.CompletedTask;

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        world.Observer.UnreleasedLeases.Should().ContainSingle().Which.Should().Be(("shop", "throttled"));
    }

    private void Connect(string provider, ExchangeOutcome outcome)
    {
        world.Connect("shop", $$"""{"provider":"{{provider}}"}""");
        world.Endpoint.Otherwise = (_, _) => Task.FromResult(outcome);
    }
}
