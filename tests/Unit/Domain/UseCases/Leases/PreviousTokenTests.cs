namespace Tokens.Tests.Unit.Domain.UseCases.Leases;

/// <summary>A rotating refresh token is refused: the one before it is tried where the provider lets it work (xero), and not where it would look like a theft (mercado-libre).</summary>
public sealed class PreviousTokenTests
{
    private const string RefreshToken = "/tokens/shop/refresh-token";

    private static readonly Secret Second = Some.Secret("fake-refresh-token-2");

    private static readonly ExchangeOutcome Revoked = new ExchangeOutcome.SignInAgain("invalid_grant");

    private readonly RefreshWorld world = new();

    [Fact]
    public async Task The_previous_token_is_tried_once_where_the_provider_lets_it_work()
    {
        Connect("xero", Some.Refreshed());
        world.Put(RefreshToken, Second);
        AcceptOnly(The.RefreshToken);

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();

        world.Endpoint.Requests.Should().HaveCount(2);
        (await world.ReadAsync(RefreshToken)).Should().Be(The.RefreshToken.Reveal(), "that is the one that serves");
    }

    [Fact]
    public async Task The_previous_token_is_not_tried_where_that_would_look_like_a_theft()
    {
        Connect("mercado-libre", Revoked);
        world.Put(RefreshToken, Second);

        await world.SweepAsync();

        world.Endpoint.Requests.Should().ContainSingle().Which.RefreshToken!.Matches(Second).Should().BeTrue();
    }

    [Fact]
    public async Task Where_both_are_refused_what_was_said_of_the_newer_one_counts()
    {
        Connect("xero", Revoked);
        world.Put(RefreshToken, Second);
        world.Endpoint.Otherwise = (request, _) =>
            Task.FromResult<ExchangeOutcome>(
                new ExchangeOutcome.SignInAgain(request.RefreshToken!.Matches(Second) ? "newer" : "older")
            );

        await world.SweepAsync();
        await world.SweepAsync();

        var status = await world.StatusAsync("shop");
        (status!.State, status.Reason).Should().Be((ConnectionState.SignInAgain, "newer"));
        world.Endpoint.Requests.Should().HaveCount(2, "each was tried once");
    }

    [Fact]
    public async Task An_outage_between_the_two_is_no_reason_to_have_anybody_sign_in()
    {
        Connect("xero", Revoked);
        world.Put(RefreshToken, Second);
        world.Endpoint.Otherwise = (request, _) =>
            Task.FromResult(
                request.RefreshToken!.Matches(Second) ? Revoked : new ExchangeOutcome.RetryLater(null, "busy")
            );

        await world.SweepAsync();

        (await world.StatusAsync("shop"))!.State.Should().Be(ConnectionState.Retrying);
    }

    [Fact]
    public async Task There_is_no_previous_token_before_the_first()
    {
        Connect("xero", Revoked);

        await world.SweepAsync();

        world.Endpoint.Requests.Should().ContainSingle();
    }

    private void Connect(string provider, ExchangeOutcome outcome)
    {
        world.Connect("shop", $$"""{"provider":"{{provider}}"}""");
        world.Endpoint.Otherwise = (_, _) => Task.FromResult(outcome);
    }

    private void AcceptOnly(Secret token) =>
        world.Endpoint.Otherwise = (request, _) =>
            Task.FromResult(request.RefreshToken!.Matches(token) ? Some.Refreshed() : Revoked);
}
