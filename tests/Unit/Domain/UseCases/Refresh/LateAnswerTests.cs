namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens in a sweep that has been at work for twelve minutes when a provider answers.</summary>
public sealed class LateAnswerTests
{
    private static readonly DateTimeOffset Answered = The.Now + TimeSpan.FromMinutes(12);

    private readonly RefreshWorld world = new() { Concurrency = 1 };

    /// <summary>Ten minutes from the run's beginning were over before the provider had asked for them.</summary>
    [Fact]
    public async Task A_providers_wish_counts_from_its_answer_on()
    {
        await SweepAsync("amazon-lwa", new ExchangeOutcome.RetryLater(TimeSpan.FromMinutes(10), "busy"));

        (await world.StatusAsync("shop"))!
            .Should()
            .BeEquivalentTo(
                new
                {
                    State = ConnectionState.Retrying,
                    RetryAt = Answered + TimeSpan.FromMinutes(10),
                    Since = The.Now,
                }
            );
    }

    public static TheoryData<ExchangeOutcome> Refusals =>
        new() { new ExchangeOutcome.SecretRefused("why"), new ExchangeOutcome.Misconfigured("why") };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task A_refusal_is_asked_about_again_by_the_sweep_an_hour_later(ExchangeOutcome refusal)
    {
        await SweepAsync("amazon-lwa", refusal);

        (await world.StatusAsync("shop"))!
            .Should()
            .BeEquivalentTo(new { RetryAt = The.Now + StatusTransition.RetryRefusalAfter, Since = The.Now });
    }

    [Fact]
    public async Task A_token_that_may_be_spent_is_left_alone_until_its_claim_is_over_and_no_longer()
    {
        await SweepAsync("mercado-libre", new ExchangeOutcome.RetryLater(null, "no answer") { MayBeDone = true });

        // A minute after the last write of a sweep of fifteen minutes.
        (await world.StatusAsync("shop"))!
            .RetryAt.Should()
            .Be(The.Now + TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1) + TimeSpan.FromMinutes(1));
    }

    private async Task SweepAsync(string provider, ExchangeOutcome outcome)
    {
        foreach (var name in new[] { "a1", "a2", "a3" })
        {
            world.Connect(name);
            world.Endpoint.On(
                name,
                _ =>
                {
                    world.Clock.Advance(TimeSpan.FromMinutes(4));
                    return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
                }
            );
        }

        world.Connect("shop", $$"""{"provider":"{{provider}}"}""");
        world.Endpoint.On("shop", outcome);
        await world.SweepAsync(TimeSpan.FromMinutes(15));
    }
}
