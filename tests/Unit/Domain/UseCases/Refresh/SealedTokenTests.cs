namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>The provider has issued a new refresh token, and the store does not take it.</summary>
public sealed class SealedTokenTests
{
    private const string RefreshToken = "/tokens/shop/refresh-token";

    private static readonly Secret Second = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task It_is_sealed_into_the_log_and_nobody_asks_again_before_it_is_restored()
    {
        Connect("mercado-libre");
        Refuse(RefreshToken);

        var report = await world.SweepAsync();

        var (connection, closed, reason) = world.Observer.SealedTokens.Should().ContainSingle().Subject;
        world.Seal.Open(connection, closed).Should().BeSameAs(Second);
        reason.Should().Be("refused");
        report
            .Failed.Should()
            .ContainSingle()
            .Which.Error.Should()
            .Contain("is sealed in this run's log (tokens restore shop puts it back): refused");
        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.SignInAgain);
        world.Subscribers.Notices.Should().ContainSingle();
        (await world.ReadAsync("/tokens/shop/access-token")).Should().Be(The.AccessToken.Reveal());
        await SweepsAskNobody();
    }

    [Fact]
    public async Task Restored_it_is_used_and_all_is_well()
    {
        Connect("mercado-libre");
        Refuse(RefreshToken);
        await world.SweepAsync();
        world.Store.BeforeWrite = (_, _) => Task.CompletedTask;
        world.Clock.Advance(TimeSpan.FromMinutes(30));

        world.Put(RefreshToken, Second);
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Some.Secret("fake-refresh-token-3")));

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        world.Endpoint.Requests[^1].RefreshToken!.Matches(Second).Should().BeTrue();
        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.Healthy);
    }

    /// <summary>Otherwise the next exchange showed the spent token, for which the provider may revoke the sealed one.</summary>
    [Fact]
    public async Task It_is_remembered_where_nobody_can_be_told_and_the_hourly_look_tells_once()
    {
        Connect("mercado-libre");
        Refuse(RefreshToken);
        world.Subscribers.AreOutOfReach = true;

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.SignInAgain);
        await SweepsAskNobody();
        world.Subscribers.Notices.Should().BeEmpty();
        world.Subscribers.AreOutOfReach = false;
        await SweepsAskNobody();
        Notified().Should().ContainSingle();
    }

    [Fact]
    public async Task It_is_remembered_before_anybody_is_told_and_told_by_the_look_where_the_process_died_in_between()
    {
        Connect("mercado-libre");
        var told = -1;
        world.Store.BeforeWrite = (write, _) =>
        {
            told = write.Name.Value == "/tokens/status/shop" ? world.Subscribers.Notices.Count : told;
            return write.Name.Value == RefreshToken ? throw new StoreException("refused") : Task.CompletedTask;
        };

        await world.SweepAsync();
        await SweepsAskNobody();

        told.Should().Be(0);
        Notified().Should().ContainSingle("the look goes by the same occasion");
    }

    [Fact]
    public async Task Where_it_cannot_be_remembered_people_are_told_all_the_same()
    {
        Connect("mercado-libre");
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value is RefreshToken or "/tokens/status/shop"
                ? throw new StoreException("refused")
                : Task.CompletedTask;

        await world.SweepAsync();

        world.Subscribers.Notices.Should().ContainSingle();
        (await world.StatusAsync("shop")).Should().BeNull();
    }

    [Fact]
    public async Task Without_a_key_the_log_says_who_must_sign_in()
    {
        Connect("mercado-libre");
        Refuse(RefreshToken);
        world.Seal.HasKey = false;

        var report = await world.SweepAsync();

        world.Observer.LostTokens.Should().ContainSingle().Which.Should().Be(("shop", "refused; no key is configured"));
        report.Failed.Should().ContainSingle().Which.Error.Should().Contain("is lost: refused; no key is configured");
        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.SignInAgain);
    }

    [Fact]
    public async Task Where_the_one_before_still_works_it_is_sealed_and_the_next_sweep_tries_again()
    {
        Connect("xero");
        Refuse(RefreshToken);

        (await world.SweepAsync()).Failed.Should().ContainSingle();

        world.Observer.SealedTokens.Should().ContainSingle();
        (await world.StatusAsync("shop")).Should().BeNull();
        world.Store.BeforeWrite = (_, _) => Task.CompletedTask;
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.OnDemandAsync("shop")).Refreshed.Should().ContainSingle();
        (await world.ReadAsync(RefreshToken)).Should().Be(Second.Reveal());
    }

    [Fact]
    public async Task Where_the_one_before_still_works_nobody_has_to_sign_in_for_want_of_a_key()
    {
        Connect("xero");
        Refuse(RefreshToken);
        world.Seal.HasKey = false;

        var report = await world.SweepAsync();

        world.Observer.LostTokens.Should().BeEmpty();
        report.Failed.Should().ContainSingle().Which.Error.Should().Contain("the one before is used again: refused");
        world.Subscribers.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task A_store_that_hangs_leaves_time_to_seal_it()
    {
        Connect("mercado-libre");
        var hangs = HangAtRefreshToken();

        var sweep = world.SweepAsync();
        await hangs.WaitAsync(RefreshWorld.Patience);
        world.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(7) - The.Tick);
        world.Observer.SealedTokens.Should().BeEmpty();
        world.Clock.Advance(The.Tick);
        await sweep;

        world.Observer.SealedTokens.Should().ContainSingle().Which.Reason.Should().Contain("in time");
        (await world.ReadAsync("/tokens/shop/access-token")).Should().Be(The.AccessToken.Reveal());
    }

    /// <summary>Whether the write was done all the same cannot be read: the sealed token must not wait for that.</summary>
    [Fact]
    public async Task A_store_that_answers_nothing_any_more_leaves_time_to_seal_it()
    {
        Connect("mercado-libre");
        var hangs = HangAtRefreshToken(() =>
            world.Store.BeforeRead = names =>
                names.Contains(RefreshToken) ? new TaskCompletionSource().Task : Task.CompletedTask
        );

        var sweep = world.SweepAsync();
        await hangs.WaitAsync(RefreshWorld.Patience);
        world.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(7));
        await world.Clock.PassAsync(sweep, StoreTokens.LongestCheck);

        world.Observer.SealedTokens.Should().ContainSingle();
    }

    [Fact]
    public async Task A_store_that_takes_nothing_at_all_loses_no_token_either()
    {
        Connect("mercado-libre");
        var isClaimed = false;
        world.Store.BeforeWrite = (_, _) =>
        {
            // The claim is the last thing that it takes.
            var refuses = isClaimed;
            isClaimed = true;
            return refuses ? throw new StoreException("down") : Task.CompletedTask;
        };

        var report = await world.SweepAsync();

        world.Seal.Open("shop", world.Observer.SealedTokens.Single().Sealed).Should().BeSameAs(Second);
        report.Failed.Should().ContainSingle();
        (await world.ReadAsync(RefreshToken)).Should().Be(The.RefreshToken.Reveal());
    }

    [Fact]
    public async Task Where_neither_token_can_be_stored_both_are_told_of()
    {
        Connect("mercado-libre");
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value is RefreshToken or "/tokens/shop/access-token"
                ? throw new StoreException("refused")
                : Task.CompletedTask;

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!
            .Reason.Should()
            .Be(
                "the new refresh token could not be stored and is sealed in this run's log "
                    + "(tokens restore shop puts it back): refused; the access token is not stored either: refused"
            );
    }

    [Fact]
    public async Task An_access_token_that_cannot_be_stored_is_no_reason_to_seal_anything()
    {
        Connect("mercado-libre");
        Refuse("/tokens/shop/access-token");

        (await world.SweepAsync()).Failed.Should().ContainSingle().Which.Error.Should().Be("refused");

        world.Observer.SealedTokens.Should().BeEmpty();
        (await world.ReadAsync(RefreshToken)).Should().Be(Second.Reveal());
    }

    private IEnumerable<Notification> Notified() => world.Subscribers.Notices.OfType<Notification.ToSubscribers>();

    private async Task SweepsAskNobody()
    {
        var asked = world.Endpoint.Requests.Count;
        for (var sweep = 0; sweep < 12; sweep++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(15));
            await world.SweepAsync();
        }

        world.Endpoint.Requests.Should().HaveCount(asked);
    }

    private void Connect(string provider)
    {
        world.Connect("shop", $$"""{"provider":"{{provider}}"}""");
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Second));
    }

    /// <summary>The write of the new refresh token never ends; completes when it has begun.</summary>
    private Task HangAtRefreshToken(Action? begun = null)
    {
        var hangs = new TaskCompletionSource();
        world.Store.BeforeWrite = async (write, cancellation) =>
        {
            if (write.Name.Value == RefreshToken)
            {
                begun?.Invoke();
                hangs.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }
        };
        return hangs.Task;
    }

    private void Refuse(string parameter) =>
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value == parameter ? throw new StoreException("refused") : Task.CompletedTask;
}
