namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>RefreshTokens with a client secret that somebody replaces after the run has read it.</summary>
public sealed class ReplacedSecretTests
{
    private const string ClientSecret = "/tokens/shop/client-secret";

    private static readonly Secret Second = Some.Secret("fake-client-secret-2");

    private static readonly Secret Third = Some.Secret("fake-client-secret-3");

    private readonly RefreshWorld world = new();

    public ReplacedSecretTests()
    {
        world.Connect("shop");
        world.Clock.Advance(PropagationDelay.Time);
    }

    /// <summary>The new one was fine, and people were told in the middle of the night that the secret is refused.</summary>
    [Fact]
    public async Task The_old_ones_refusal_is_told_to_nobody_and_the_next_sweep_shows_the_new_one()
    {
        Replace(The.ClientSecret, by: Second);

        var report = await world.SweepAsync();

        report.Failed.Single().Error.Should().Be("no; a newer client secret was stored meanwhile and is tried next");
        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.Retrying);
        world.Store.Decrypted.Count(name => name == ClientSecret).Should().Be(1);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        world.Subscribers.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_an_older_one_serves_in_its_place_nobody_is_told_either()
    {
        await world.SweepAsync();
        world.Put(ClientSecret, Second);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Replace(Second, by: Third);

        (await world.SweepAsync()).Refreshed.Single().FallbackVersion!.Number.Should().Be(1);

        (await world.StatusAsync("shop")).Should().BeNull();
        world.Subscribers.Notices.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_is_deleted_is_refused_all_the_same()
    {
        world.Endpoint.Otherwise = (_, _) =>
        {
            world.Memory.Forget(Some.Parameter(ClientSecret));
            return Task.FromResult<ExchangeOutcome>(new ExchangeOutcome.SecretRefused("no"));
        };

        (await world.SweepAsync()).Failed.Single().State.Should().Be(ConnectionState.SecretRefused);
    }

    /// <summary>For a trial of one that is not stored yet: what is stored has not taken its place.</summary>
    [Fact]
    public async Task One_that_came_from_elsewhere_is_refused_whatever_is_stored()
    {
        var snapshot = Some.Snapshot(Some.Connection("shop"));
        world.Endpoint.On("shop", new ExchangeOutcome.SecretRefused("no"));
        var exchange = new ExchangeTokens(world.Endpoint, new StoredCredentials(world.Store, _ => null));

        var answered = await exchange.RunAsync(
            new RefreshAttempt(
                snapshot,
                new Readiness.Ready(Some.Request(snapshot.Connection), null, null),
                new RunClock(world.Clock, new FixedRandom(), TimeSpan.FromMinutes(5))
            ),
            CancellationToken.None
        );

        ((ExchangeResult.Completed)answered).Outcome.Should().BeOfType<ExchangeOutcome.SecretRefused>();
        world.Store.Asked.Should().BeEmpty();
    }

    /// <summary>The provider refuses this secret, and while it does so another one takes its place.</summary>
    private void Replace(Secret refused, Secret by) =>
        world.Endpoint.Otherwise = (request, _) =>
        {
            if (!request.Client.Secret.Matches(refused))
            {
                return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
            }

            world.Put(ClientSecret, by);
            return Task.FromResult<ExchangeOutcome>(new ExchangeOutcome.SecretRefused("no"));
        };
}
