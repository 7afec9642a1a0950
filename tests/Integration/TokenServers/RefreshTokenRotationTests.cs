using FluentAssertions;
using Tokens.Tests.TokenServers;
using Xunit;
using static Tokens.Tests.TokenServers.RefreshTokenRotation;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class RefreshTokenRotationTests : IAsyncLifetime
{
    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private TokenServer server = null!;

    public async Task InitializeAsync() => server = await TokenServer.StartAsync(clock);

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_single_use_token_is_refused_the_second_time_and_its_replacement_works()
    {
        var (endpoint, first) = Mount(new SingleUse());

        var second = (await TokenClient.RefreshAsync(endpoint, first)).RefreshToken!;

        second.Should().NotBe(first);
        (await TokenClient.RefreshAsync(endpoint, first)).Error.Should().Be("invalid_grant");
        (await TokenClient.RefreshAsync(endpoint, second)).RefreshToken.Should().NotBe(second);
    }

    [Fact]
    public async Task A_used_token_presented_again_can_kill_the_whole_family()
    {
        var (endpoint, first) = Mount(new SingleUse { RevokesFamilyOnReuse = true });
        var second = (await TokenClient.RefreshAsync(endpoint, first)).RefreshToken!;

        await TokenClient.RefreshAsync(endpoint, first);

        endpoint.RefreshTokens.IsAlive(second).Should().BeFalse();
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(1);
        (await TokenClient.RefreshAsync(endpoint, second)).Error.Should().Be("invalid_grant");
    }

    [Fact]
    public async Task Another_sign_in_is_another_family()
    {
        var (endpoint, first) = Mount(new SingleUse { RevokesFamilyOnReuse = true });
        var other = endpoint.RefreshTokens.Issue(TokenClient.Id);
        await TokenClient.RefreshAsync(endpoint, first);
        await TokenClient.RefreshAsync(endpoint, first);

        var reply = await TokenClient.RefreshAsync(endpoint, other);

        reply.AccessToken.Should().NotBeNull();
        endpoint.RefreshTokens.Newest.Should().Be(reply.RefreshToken);
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(1);
    }

    [Fact]
    public async Task Two_exchanges_at_once_can_kill_the_whole_family()
    {
        var (endpoint, first) = Mount(new SingleUse { RevokesFamilyOnConcurrentUse = true });
        endpoint.Latency = TimeSpan.FromMilliseconds(500);

        var replies = await Task.WhenAll(
            TokenClient.RefreshAsync(endpoint, first),
            TokenClient.RefreshAsync(endpoint, first)
        );

        replies.Should().OnlyContain(reply => reply.Error == "invalid_grant");
        endpoint.MostConcurrentExchangesOf(first).Should().Be(2);
    }

    [Fact]
    public async Task Of_two_exchanges_at_once_one_gets_the_replacement()
    {
        var (endpoint, first) = Mount(new SingleUse());
        endpoint.Latency = TimeSpan.FromMilliseconds(100);

        var replies = await Task.WhenAll(
            TokenClient.RefreshAsync(endpoint, first),
            TokenClient.RefreshAsync(endpoint, first)
        );

        replies.Select(reply => reply.Error).Should().BeEquivalentTo([null, "invalid_grant"]);
    }

    [Fact]
    public async Task A_used_token_works_until_its_grace_is_over()
    {
        var (endpoint, first) = Mount(new SingleUse { Grace = TimeSpan.FromMinutes(30) });
        await TokenClient.RefreshAsync(endpoint, first);

        clock.Now += TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1);
        (await TokenClient.RefreshAsync(endpoint, first)).AccessToken.Should().NotBeNull();
        clock.Now += TimeSpan.FromTicks(1);
        (await TokenClient.RefreshAsync(endpoint, first)).Error.Should().Be("invalid_grant");
    }

    [Fact]
    public async Task A_used_token_can_work_until_its_replacement_is_used()
    {
        var (endpoint, first) = Mount(new SingleUse { PreviousWorksUntilReplacementIsUsed = true });
        await TokenClient.RefreshAsync(endpoint, first);
        var again = (await TokenClient.RefreshAsync(endpoint, first)).RefreshToken!;

        await TokenClient.RefreshAsync(endpoint, again);

        (await TokenClient.RefreshAsync(endpoint, first)).Error.Should().Be("invalid_grant");
    }

    [Fact]
    public async Task A_new_one_at_each_use_need_not_end_the_old_ones()
    {
        var (endpoint, first) = Mount(new NewAtEachUse());

        var second = (await TokenClient.RefreshAsync(endpoint, first)).RefreshToken;
        var third = (await TokenClient.RefreshAsync(endpoint, first)).RefreshToken;

        new[] { first, second, third }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_revoked_token_is_refused()
    {
        var (endpoint, token) = Mount(new None());
        await TokenClient.RefreshAsync(endpoint, token);

        endpoint.RefreshTokens.Revoke(token);

        (await TokenClient.RefreshAsync(endpoint, token)).Error.Should().Be("invalid_grant");
    }

    [Fact]
    public async Task A_token_of_another_client_is_refused_and_stays_unused()
    {
        var (endpoint, _) = Mount(new SingleUse());
        endpoint.Clients.Add("fake-other-client", "fake-secret-2");
        endpoint.RefreshTokens.Add("fake-other-client", "fake-refresh-given");

        (await TokenClient.RefreshAsync(endpoint, "fake-refresh-given")).Error.Should().Be("invalid_grant");
        endpoint.RefreshTokens.IsAlive("fake-refresh-given").Should().BeTrue();
    }

    private (TokenEndpoint Endpoint, string RefreshToken) Mount(RefreshTokenRotation rotation) =>
        ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2 with { Rotation = rotation });
}
