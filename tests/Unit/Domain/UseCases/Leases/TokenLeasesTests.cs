namespace Tokens.Tests.Unit.Domain.UseCases.Leases;

public sealed class TokenLeasesTests
{
    private static readonly RefreshTokenVersion Token = new(
        Some.Parameter("/tokens/my-erp/refresh-token"),
        new CredentialVersion(7, The.Now)
    );

    /// <summary>Of an invocation of five minutes: to its last store, and the slack.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(6) - TimeSpan.FromSeconds(1);

    private static readonly ConnectionName Name = Some.Name("shop");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_first_gets_it_and_nobody_else()
    {
        (await TakeAsync()).Should().Be(new TokenLease(Token, 1, Lease));
        (await TakeAsync()).Should().BeNull();
        (await TakeAsync()).Should().BeNull();
    }

    [Fact]
    public async Task An_owner_who_came_to_no_end_is_followed_once_the_lease_is_over()
    {
        await TakeAsync();

        world.Clock.Advance(Lease);
        (await TakeAsync()).Should().BeNull();
        world.Clock.Advance(The.Tick);

        (await TakeAsync()).Should().Be(new TokenLease(Token, 2, Lease));
        (await TakeAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Owners_may_die_one_after_the_other()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await TakeAsync()).Should().Be(new TokenLease(Token, attempt, Lease));
            world.Clock.Advance(Lease + The.Tick);
        }
    }

    [Fact]
    public async Task An_owner_who_came_to_an_end_is_followed_at_once()
    {
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var ours = (await TakeAsync()).Should().BeOfType<TokenLease>().Subject;
            ours.Attempt.Should().Be(attempt);
            (await TakeAsync()).Should().BeNull();
            await new TokenLeases(world.Leases, world.Observer).ReleaseAsync(ours, Name, CancellationToken.None);
        }
    }

    [Fact]
    public async Task Who_takes_over_from_a_dead_owner_and_comes_to_an_end_is_followed_at_once()
    {
        await TakeAsync();
        world.Clock.Advance(Lease + The.Tick);
        var second = (await TakeAsync())!;
        await new TokenLeases(world.Leases, world.Observer).ReleaseAsync(second, Name, CancellationToken.None);

        (await TakeAsync()).Should().Be(new TokenLease(Token, 3, Lease));
        (await TakeAsync()).Should().BeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task However_many_came_to_no_end_they_are_passed_by_reading_and_then_forgotten(int dead)
    {
        await DieAsync(dead);

        (await TakeAsync()).Should().Be(new TokenLease(Token, dead + 1, Lease));

        world.Store.Written.Should().HaveCount(3, "the first claim refused, the new one, and that those are over");
        (await FirstAsync()).Finished.Should().Be(dead);
        world.Clock.Advance(ExpiredLeases.Kept + The.Tick);
        await CleanUpAsync();
        (await AttemptsAsync()).Should().Equal(1, dead + 1);
        (await TakeAsync()).Should().Be(new TokenLease(Token, dead + 2, Lease));
    }

    [Fact]
    public async Task Who_follows_a_long_outage_passes_two_claims()
    {
        await DieAsync(5);
        await TakeAsync();
        world.Clock.Advance(Lease + The.Tick);
        world.Store.Forget();
        var asked = world.Store.Asked.Count;

        (await TakeAsync()).Should().Be(new TokenLease(Token, 7, Lease));

        world.Store.Written.Should().HaveCount(3);
        (world.Store.Asked.Count - asked)
            .Should()
            .Be(5, "the owner, the first, the sixth, no seventh, the first again");
    }

    [Fact]
    public async Task That_an_owner_came_to_an_end_is_not_said_twice()
    {
        await new TokenLeases(world.Leases, world.Observer).ReleaseAsync(
            (await TakeAsync())!,
            Name,
            CancellationToken.None
        );
        world.Store.Forget();

        await TakeAsync();

        world.Store.Written.Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task That_the_dead_are_over_may_fail_to_be_said()
    {
        await DieAsync(2);
        world.Store.BeforeWrite = (write, _) =>
            world.Store.Written.Count == 2 ? throw new StoreException("throttled") : Task.CompletedTask;

        (await TakeAsync()).Should().Be(new TokenLease(Token, 3, Lease));

        world.Observer.UnreleasedLeases.Should().ContainSingle().Which.Reason.Should().Be("throttled");
        (await FirstAsync()).Finished.Should().Be(0);
        world.Store.BeforeWrite = (_, _) => Task.CompletedTask;
        world.Clock.Advance(Lease + The.Tick);
        (await TakeAsync()).Should().Be(new TokenLease(Token, 4, Lease));
        (await FirstAsync()).Finished.Should().Be(3, "who comes next says it of all of them");
    }

    /// <summary>Nobody was left to hold the dead one's name, which was free again for whoever had looked before.</summary>
    [Fact]
    public async Task Who_looked_before_the_dead_were_forgotten_takes_no_name_for_a_second_time()
    {
        await DieAsync(2);
        var isFirst = true;
        world.Store.BeforeWrite = async (write, _) =>
        {
            if (isFirst && write.Name.Value.EndsWith(".3", StringComparison.Ordinal))
            {
                isFirst = false;
                await DieAsync(1, from: 3);
                world.Clock.Advance(ExpiredLeases.Kept);
                (await TakeAsync()).Should().Be(new TokenLease(Token, 4, Lease));
                await CleanUpAsync();
                (await AttemptsAsync()).Should().Equal(1, 4);
                // Parameter Store does not take a deleted name again for half a minute.
                world.Clock.Advance(TimeSpan.FromSeconds(30));
            }
        };

        (await TakeAsync()).Should().BeNull();

        (await FirstAsync()).Finished.Should().Be(3, "it never goes down");
    }

    [Fact]
    public async Task Whose_version_is_old_news_by_now_takes_nothing()
    {
        await DieAsync(1);
        world.Store.BeforeWrite = async (write, _) =>
        {
            if (write.Name.Value.EndsWith(".2", StringComparison.Ordinal))
            {
                await world.Leases.RemoveAsync([await FirstAsync()], CancellationToken.None);
            }
        };

        (await TakeAsync()).Should().BeNull();

        world.Store.Written.Should().HaveCount(2);
    }

    [Fact]
    public async Task Another_version_is_another_turn()
    {
        await TakeAsync();

        (await TakeAsync(Token with { Version = new CredentialVersion(8, The.Now) })).Should().NotBeNull();
        (await TakeAsync(Token with { Version = new CredentialVersion(7, The.Now + TimeSpan.FromSeconds(1)) }))
            .Should()
            .NotBeNull();
        (await TakeAsync(Token with { Parameter = Some.Parameter("/tokens/other/refresh-token") }))
            .Should()
            .NotBeNull();
    }

    [Fact]
    public async Task A_claim_whose_making_was_answered_by_nobody_is_found_to_be_ours()
    {
        // The store made it; the client's second call then meets the first one's success.
        world.Store.LosesAnswers = true;

        (await TakeAsync()).Should().NotBeNull();
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

        world.Clock.Advance(StoredLease.LongestLease);
        (await TakeAsync()).Should().BeNull();
        world.Clock.Advance(The.Tick);

        (await TakeAsync()).Should().BeOfType<TokenLease>().Which.Attempt.Should().Be(2);
    }

    [Fact]
    public async Task No_lease_is_longer_than_a_function_may_run()
    {
        var turn = await new TokenLeases(world.Leases, world.Observer).TryAcquireAsync(
            Token,
            Name,
            new RunClock(world.Clock, new FixedRandom(), TimeSpan.FromHours(1)),
            CancellationToken.None
        );
        turn.Should().NotBeNull();

        world.Clock.Advance(StoredLease.LongestLease + The.Tick);

        (await TakeAsync()).Should().NotBeNull();
    }

    [Fact]
    public void Whatever_a_claim_says_its_owner_is_gone_after_as_long_as_a_function_may_run()
    {
        var claim = new TokenLease(Token, 1, TimeSpan.FromHours(1));

        new StoredLease(claim, The.Now, 0).EndsAt.Should().Be(The.Now + TimeSpan.FromMinutes(16));
    }

    /// <summary>Owners take it one after the other, and none comes to an end.</summary>
    private async Task DieAsync(int count, int from = 1)
    {
        for (var attempt = from; attempt < from + count; attempt++)
        {
            await world.Leases.TryCreateAsync(new TokenLease(Token, attempt, Lease), CancellationToken.None);
            world.Clock.Advance(Lease + The.Tick);
        }

        world.Store.Forget();
    }

    private async Task<StoredLease> FirstAsync() => (await world.Leases.FindAsync(Token, 1, CancellationToken.None))!;

    private async Task<IEnumerable<int>> AttemptsAsync() =>
        (await world.Leases.AllAsync(CancellationToken.None)).Select(stored => stored.Lease.Attempt);

    private Task CleanUpAsync() =>
        new TokenLeases(world.Leases, world.Observer).CleanUpAsync(
            new HashSet<ParameterName> { Token.Parameter },
            world.Clock.GetUtcNow(),
            CancellationToken.None
        );

    private Task<TokenLease?> TakeAsync() => TakeAsync(Token);

    private Task<TokenLease?> TakeAsync(RefreshTokenVersion token) =>
        new TokenLeases(world.Leases, world.Observer).TryAcquireAsync(
            token,
            Name,
            new RunClock(world.Clock, new FixedRandom(), TimeSpan.FromMinutes(5)),
            CancellationToken.None
        );
}
