using System.Net;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using Tokens.Emulator.Providers;
using Xunit;
using static Tokens.Emulator.Providers.RefreshTokenRotation;
using static Tokens.Tests.Integration.TokenServers.TokenClient;

namespace Tokens.Tests.Integration.TokenServers;

/// <summary>How the providers that the server imitates differ, and what it keeps of the requests.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
    private TokenServer server = null!;

    public async Task InitializeAsync() => server = await TokenServer.StartAsync(clock);

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Login_with_Amazon_repeats_the_refresh_token_and_tells_the_lifetime_in_seconds()
    {
        var behaviour = TokenEndpointBehaviour.LoginWithAmazon with { AccessTokenLength = 2048 };
        var (endpoint, token) = Mount(server, behaviour);

        var (first, second) = (await RefreshAsync(endpoint, token), await RefreshAsync(endpoint, token));

        (first.RefreshToken, first["token_type"], first["expires_in"]).Should().Be((token, "bearer", "3600"));
        first.AccessToken.Should().StartWith("Atza|fake-access-1-").And.HaveLength(2048);
        second.AccessToken.Should().StartWith("Atza|fake-access-2-").And.HaveLength(2048);
        endpoint.EverySecret.Should().BeEquivalentTo([ClientSecret, token, first.AccessToken, second.AccessToken]);
        server
            .Requests[0]
            .Should()
            .Match<ReceivedRequest>(it => it.Path == "/auth/o2/token" && it.At == clock.GetUtcNow());
        server.Requests[0].Fields.Keys.Should().Equal("grant_type", "refresh_token", "client_id", "client_secret");
    }

    [Fact]
    public async Task Salesforce_tells_its_instance_and_when_it_issued_but_no_lifetime()
    {
        var (endpoint, token) = Mount(server, TokenEndpointBehaviour.Salesforce);

        var reply = await RefreshAsync(endpoint, token);

        (reply["instance_url"], reply["issued_at"], reply["expires_in"], reply.RefreshToken)
            .Should()
            .Be(("https://fake-org.my.salesforce.com", "1767323045678", null, null));
    }

    [Theory]
    [InlineData(ClientId, "fake-wrong", "invalid_client")]
    [InlineData("fake-other", ClientSecret, "invalid_client_id")]
    public async Task Salesforce_tells_an_unknown_client_from_a_wrong_secret(string id, string secret, string error)
    {
        var (amazon, salesforce) = (TokenEndpointBehaviour.LoginWithAmazon, TokenEndpointBehaviour.Salesforce);
        var form = $"grant_type=refresh_token&refresh_token=x&client_id={id}&client_secret={secret}";

        var one = await PostAsync(Mount(server, amazon).Endpoint.Uri, form);
        var other = await PostAsync(Mount(server, salesforce).Endpoint.Uri, form);

        (one.Status, one.Error).Should().Be((HttpStatusCode.Unauthorized, "invalid_client"));
        (other.Status, other.Error).Should().Be((HttpStatusCode.BadRequest, error));
    }

    [Theory]
    [InlineData("grant_type=client_credentials&scope=s", "fake%3Aid:fake+secret%2B%25", null)]
    [InlineData("grant_type=client_credentials", "fake%3Aid:fake+secret%2B%25", "invalid_scope")]
    [InlineData("grant_type=client_credentials&client_secret=x", "fake%3Aid:fake+secret%2B%25", "invalid_request")]
    [InlineData("grant_type=client_credentials&scope=s", null, "invalid_client")]
    [InlineData("grant_type=password", "fake%3Aid:fake+secret%2B%25", "unsupported_grant_type")]
    [InlineData("", null, "invalid_request")]
    public async Task A_client_authenticates_once_for_a_grant_that_there_is(string form, string? basic, string? error)
    {
        var (endpoint, _) = Mount(server, TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Clients.Add("fake:id", "fake secret+%");

        var reply = await PostAsync(endpoint.Uri, form, basic);

        (reply.Error, reply.RefreshToken).Should().Be((error, null));
    }

    [Fact]
    public async Task Credentials_in_the_URI_are_refused_and_seen()
    {
        var (endpoint, token) = Mount(server, TokenEndpointBehaviour.OAuth2);

        (await PostAsync(new Uri(endpoint.Uri, $"?refresh_token={token}"), "")).Error.Should().Be("invalid_request");

        server.Requests.Single().QueryString.Should().Be($"?refresh_token={token}");
    }

    [Fact]
    public async Task Old_and_new_secret_work_together_until_the_old_one_is_revoked()
    {
        var (endpoint, token) = Mount(server, TokenEndpointBehaviour.OAuth2);
        endpoint.Clients.AddSecret(ClientId, "fake-secret-2");

        (await RefreshAsync(endpoint, token)).Error.Should().BeNull();
        (await RefreshAsync(endpoint, token, "fake-secret-2")).Error.Should().BeNull();
        endpoint.Clients.RevokeSecret(ClientId, ClientSecret);
        (await RefreshAsync(endpoint, token)).Error.Should().Be("invalid_client");
        (await RefreshAsync(endpoint, token, "fake-secret-2")).Error.Should().BeNull();
    }

    [Fact]
    public async Task A_single_use_token_is_refused_after_its_grace_and_can_kill_its_family()
    {
        var (endpoint, first) = Rotating(
            new SingleUse { Grace = TimeSpan.FromMinutes(30), RevokesFamilyOnReuse = true }
        );
        var other = endpoint.RefreshTokens.Issue(ClientId);
        var second = (await RefreshAsync(endpoint, first)).RefreshToken!;

        clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1));
        var third = (await RefreshAsync(endpoint, first)).RefreshToken!;
        endpoint.RefreshTokens.IsAlive(second).Should().BeTrue();
        clock.Advance(TimeSpan.FromTicks(1));

        (await RefreshAsync(endpoint, first)).Error.Should().Be("invalid_grant");
        new[] { first, second, third }.Should().OnlyHaveUniqueItems();
        (await RefreshAsync(endpoint, second)).Error.Should().Be("invalid_grant", "its family is revoked");
        endpoint.RefreshTokens.RevokedFamilies.Should().Be(1);
        endpoint.RefreshTokens.Newest.Should().Be(third);
        (await RefreshAsync(endpoint, other)).RefreshToken.Should().Be(endpoint.RefreshTokens.Newest);
    }

    [Theory]
    [InlineData(true, "invalid_grant")]
    [InlineData(false, null)]
    public async Task Of_two_exchanges_at_once_one_gets_the_replacement_or_both_kill_the_family(bool kills, string? one)
    {
        var (endpoint, first) = Rotating(new SingleUse { RevokesFamilyOnConcurrentUse = kills });
        endpoint.Latency = TimeSpan.FromMilliseconds(500);

        var replies = await Task.WhenAll(RefreshAsync(endpoint, first), RefreshAsync(endpoint, first));

        replies.Select(reply => reply.Error).Should().BeEquivalentTo([one, "invalid_grant"]);
        endpoint.MostConcurrentExchangesOf(first).Should().Be(2);
    }

    [Fact]
    public async Task A_new_token_at_each_use_does_not_end_the_old_ones_and_a_revoked_one_is_refused()
    {
        var (endpoint, first) = Rotating(new NewAtEachUse());
        endpoint.Clients.Add("fake-other-client", "fake-secret-2");
        endpoint.RefreshTokens.Add("fake-other-client", "fake-refresh-of-another");

        (await RefreshAsync(endpoint, first))
            .RefreshToken.Should()
            .NotBe((await RefreshAsync(endpoint, first)).RefreshToken);
        endpoint.MostConcurrentExchangesOf(first).Should().Be(1);
        endpoint.RefreshTokens.Revoke(first);
        (await RefreshAsync(endpoint, first)).Error.Should().Be("invalid_grant");
        (await RefreshAsync(endpoint, "fake-refresh-of-another")).Error.Should().Be("invalid_grant");
        endpoint.RefreshTokens.IsAlive("fake-refresh-of-another").Should().BeTrue();
    }

    private (TokenEndpoint Endpoint, string RefreshToken) Rotating(RefreshTokenRotation rotation) =>
        Mount(server, TokenEndpointBehaviour.OAuth2 with { Rotation = rotation });
}
