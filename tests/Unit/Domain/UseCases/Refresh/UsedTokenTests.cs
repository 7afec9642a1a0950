namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>
/// The refresh token in the store is spent and its successor lies sealed in the log: a provider that is shown the spent
/// one may revoke the sealed one too.
/// </summary>
public sealed class UsedTokenTests
{
    private const string RefreshToken = "/tokens/shop/refresh-token";

    private static readonly Secret Second = Some.Secret("fake-refresh-token-2");

    private readonly RefreshWorld world = new();

    /// <summary>A client secret that others share was rotated, and the sealed token was revoked.</summary>
    [Theory]
    [InlineData("/tokens/shop/client-id")]
    [InlineData("/tokens/shop/client-secret")]
    [InlineData("/tokens/connections/shop")]
    public async Task It_is_not_shown_again_because_something_else_changes(string changed)
    {
        await SealAsync();

        Change(changed);
        var report = await world.SweepAsync();

        world.Endpoint.Asked.Should().ContainSingle();
        report.Failed.Should().ContainSingle().Which.State.Should().Be(ConnectionState.SignInAgain);
    }

    [Fact]
    public async Task By_hand_it_is_not_shown_either_and_whoever_asks_hears_what_to_do()
    {
        await SealAsync();

        var report = await world.OnDemandAsync("shop");

        world.Endpoint.Asked.Should().ContainSingle();
        report
            .Failed.Single()
            .Should()
            .Be(
                new RefreshResult.Failed(
                    "shop",
                    "the new refresh token could not be stored and is sealed in this run's log (tokens restore shop puts "
                        + "it back): refused; the stored refresh token is already used, and the provider is not asked before "
                        + "the new one is restored (tokens restore) or the owner signs in again"
                )
                {
                    State = ConnectionState.SignInAgain,
                }
            );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_refresh_token_is_shown_and_an_outage_then_is_like_any_other(bool onDemand)
    {
        await SealAsync();
        Change(RefreshToken);
        world.Endpoint.On("shop", new ExchangeOutcome.RetryLater(null, "busy"));

        await (onDemand ? world.OnDemandAsync("shop") : world.SweepAsync());

        world.Endpoint.Requests[^1].RefreshToken!.Matches(Second).Should().BeTrue();
        (await world.StatusAsync("shop"))!
            .Should()
            .BeEquivalentTo(
                new
                {
                    State = ConnectionState.Retrying,
                    Underlying = new StateSince(ConnectionState.SignInAgain, The.Now),
                    HasUsedToken = false,
                }
            );
        world.Endpoint.On("shop", Some.Refreshed());
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.Healthy);
    }

    [Fact]
    public async Task A_new_refresh_token_that_is_refused_is_trouble_of_the_usual_kind()
    {
        await SealAsync();
        Change(RefreshToken);
        world.Endpoint.On("shop", new ExchangeOutcome.SignInAgain("it is unknown"));

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.HasUsedToken.Should().BeFalse();
        Change("/tokens/shop/client-id");
        await world.SweepAsync();
        world.Endpoint.Asked.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_definition_that_needs_no_refresh_token_any_more_is_no_reason_to_wait_for_one()
    {
        await SealAsync();
        world.Define("shop", """{"provider":"mercado-libre","grant":"client_credentials"}""");
        world.Endpoint.On("shop", Some.Refreshed());

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        (await world.StatusAsync("shop"))!.HasUsedToken.Should().BeFalse();
    }

    /// <summary>Stored after the run's beginning and exchanged in it: it looked as if it had changed since it was spent.</summary>
    [Fact]
    public async Task One_that_was_stored_while_the_run_was_on_is_not_shown_again_either()
    {
        var isStored = false;
        world.Store.BeforeRead = names =>
        {
            if (!isStored && names.Contains(RefreshToken))
            {
                isStored = true;
                world.Clock.Advance(TimeSpan.FromMinutes(1));
                world.Put(RefreshToken, Some.Secret("fake-refresh-token-of-a-person"));
            }

            return Task.CompletedTask;
        };
        await SealAsync();

        await world.SweepAsync();

        world.Endpoint.Asked.Should().ContainSingle();
        (await world.StatusAsync("shop"))!.Since.Should().Be(The.Now + TimeSpan.FromMinutes(1));
    }

    /// <summary>The new refresh token is sealed; an hour later the store takes everything again.</summary>
    private async Task SealAsync()
    {
        world.Connect("shop", """{"provider":"mercado-libre"}""");
        world.Endpoint.On("shop", Some.Refreshed(refreshToken: Second));
        world.Store.BeforeWrite = (write, _) =>
            write.Name.Value == RefreshToken ? throw new StoreException("refused") : Task.CompletedTask;
        await world.SweepAsync();
        world.Store.BeforeWrite = (_, _) => Task.CompletedTask;
        world.Clock.Advance(TimeSpan.FromHours(1));
    }

    private void Change(string parameter)
    {
        world.Clock.Advance(TimeSpan.FromHours(1));
        if (parameter == "/tokens/connections/shop")
        {
            world.Define("shop", """{"provider":"mercado-libre","remindBefore":["3d"]}""");
        }
        else
        {
            world.Put(parameter, parameter == RefreshToken ? Second : Some.Secret("fake-changed-credential"));
        }
    }
}
