using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.AccessTokens.SingleUse;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Xunit;

namespace Tokens.Tests.Unit.Domain.AccessTokens.SingleUse;

public sealed class TakeTurnsTests
{
    private static readonly RefreshTokenVersion Token = new(
        Some.Parameter("/tokens/my-erp/refresh-token"),
        new CredentialVersion(7, The.Now)
    );

    /// <summary>Of an invocation of five minutes: to its last store, and the slack.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(6) - TimeSpan.FromSeconds(1);

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_first_gets_it_and_nobody_else()
    {
        (await TakeAsync()).Should().Be(new Turn.Ours(new ExchangeClaim(Token, 1, Lease)));
        (await TakeAsync()).Should().Be(new Turn.Theirs());
        (await TakeAsync()).Should().Be(new Turn.Theirs());
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_it()
    {
        var turns = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(TakeAsync)));

        turns.OfType<Turn.Ours>().Should().ContainSingle();
    }

    [Fact]
    public async Task An_owner_who_came_to_no_end_is_followed_once_the_lease_is_over()
    {
        await TakeAsync();

        world.Clock.Advance(Lease);
        (await TakeAsync()).Should().Be(new Turn.Theirs());
        world.Clock.Advance(The.Tick);

        (await TakeAsync()).Should().Be(new Turn.Ours(new ExchangeClaim(Token, 2, Lease)));
        (await TakeAsync()).Should().Be(new Turn.Theirs());
    }

    [Fact]
    public async Task Owners_may_die_one_after_the_other()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await TakeAsync()).Should().Be(new Turn.Ours(new ExchangeClaim(Token, attempt, Lease)));
            world.Clock.Advance(Lease + The.Tick);
        }
    }

    [Fact]
    public async Task An_owner_who_came_to_an_end_is_followed_at_once()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var ours = (await TakeAsync()).Should().BeOfType<Turn.Ours>().Subject;
            ours.Claim.Attempt.Should().Be(attempt);
            (await TakeAsync()).Should().Be(new Turn.Theirs());
            await new TakeTurns(world.Claims).FinishAsync(ours.Claim, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Who_takes_over_from_a_dead_owner_and_comes_to_an_end_is_followed_at_once()
    {
        await TakeAsync();
        world.Clock.Advance(Lease + The.Tick);
        var second = (Turn.Ours)await TakeAsync();
        await new TakeTurns(world.Claims).FinishAsync(second.Claim, CancellationToken.None);

        (await TakeAsync()).Should().Be(new Turn.Ours(new ExchangeClaim(Token, 3, Lease)));
        (await TakeAsync()).Should().Be(new Turn.Theirs());
    }

    [Fact]
    public async Task Another_version_is_another_turn()
    {
        await TakeAsync();

        (await TakeAsync(Token with { Version = new CredentialVersion(8, The.Now) })).Should().BeOfType<Turn.Ours>();
        (await TakeAsync(Token with { Version = new CredentialVersion(7, The.Now + TimeSpan.FromSeconds(1)) }))
            .Should()
            .BeOfType<Turn.Ours>();
        (await TakeAsync(Token with { Parameter = Some.Parameter("/tokens/other/refresh-token") }))
            .Should()
            .BeOfType<Turn.Ours>();
    }

    [Fact]
    public async Task A_claim_whose_making_was_answered_by_nobody_is_found_to_be_ours()
    {
        // The store made it; the client's second call then meets the first one's success.
        world.Store.LosesAnswers = true;

        (await TakeAsync()).Should().BeOfType<Turn.Ours>();
    }

    [Fact]
    public async Task Where_the_store_cannot_tell_it_is_nobodys_turn()
    {
        world.Store.BeforeWrite = (_, _) => throw new StoreException("the store is down");
        await FluentActions.Awaiting(() => TakeAsync()).Should().ThrowAsync<StoreException>();

        world.Store.BeforeWrite = (_, _) => Task.CompletedTask;
        await TakeAsync();
        world.Store.IsLocked = true;
        await FluentActions.Awaiting(() => TakeAsync()).Should().ThrowAsync<StoreException>();
    }

    [Fact]
    public async Task A_claim_that_somebody_scribbled_over_holds_for_as_long_as_a_function_may_run()
    {
        await TakeAsync();
        var name = world.Store.Written.Should().ContainSingle().Subject;
        world.Put(name, Secret.Of("scribbled"));

        world.Clock.Advance(StoredExchangeClaim.LongestLease);
        (await TakeAsync()).Should().Be(new Turn.Theirs());
        world.Clock.Advance(The.Tick);

        (await TakeAsync()).Should().BeOfType<Turn.Ours>().Which.Claim.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task No_lease_is_longer_than_a_function_may_run()
    {
        var turn = await new TakeTurns(world.Claims).TakeAsync(
            Token,
            new RunClock(world.Clock, new FixedRandom(), TimeSpan.FromHours(1)),
            CancellationToken.None
        );
        turn.Should().BeOfType<Turn.Ours>();

        world.Clock.Advance(StoredExchangeClaim.LongestLease + The.Tick);

        (await TakeAsync()).Should().BeOfType<Turn.Ours>();
    }

    [Fact]
    public void Whatever_a_claim_says_its_owner_is_gone_after_as_long_as_a_function_may_run()
    {
        var claim = new ExchangeClaim(Token, 1, TimeSpan.FromHours(1));

        new StoredExchangeClaim(claim, The.Now, 0).EndsAt.Should().Be(The.Now + TimeSpan.FromMinutes(16));
    }

    private Task<Turn> TakeAsync() => TakeAsync(Token);

    private Task<Turn> TakeAsync(RefreshTokenVersion token) =>
        new TakeTurns(world.Claims).TakeAsync(
            token,
            new RunClock(world.Clock, new FixedRandom(), TimeSpan.FromMinutes(5)),
            CancellationToken.None
        );
}
