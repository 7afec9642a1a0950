using System.Net;
using FluentAssertions;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class ProviderTests
{
    [Fact]
    public async Task Login_with_Amazon_repeats_the_refresh_token_and_tells_the_lifetime_in_seconds()
    {
        await using var server = await TokenServer.StartAsync();
        var (endpoint, refreshToken) = Mount(server, TokenEndpointBehaviour.LoginWithAmazon);

        var reply = await TokenClient.RefreshAsync(endpoint, refreshToken);

        endpoint.Uri.AbsolutePath.Should().Be("/auth/o2/token");
        reply.AccessToken.Should().Be("Atza|fake-access-1");
        reply.RefreshToken.Should().Be(refreshToken).And.StartWith("Atzr|fake-refresh-");
        reply["token_type"]!.Value.GetString().Should().Be("bearer");
        reply["expires_in"]!.Value.GetInt32().Should().Be(3600);
    }

    [Fact]
    public async Task Salesforce_tells_its_instance_and_when_it_issued_but_no_lifetime()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
        await using var server = await TokenServer.StartAsync(clock);
        var (endpoint, refreshToken) = Mount(server, TokenEndpointBehaviour.Salesforce);

        var reply = await TokenClient.RefreshAsync(endpoint, refreshToken);

        endpoint.Uri.AbsolutePath.Should().Be("/services/oauth2/token");
        reply["instance_url"]!.Value.GetString().Should().Be("https://fake-org.my.salesforce.com");
        reply["issued_at"]!.Value.GetString().Should().Be("1767323045678");
        reply["expires_in"].Should().BeNull();
        reply.RefreshToken.Should().BeNull();
    }

    [Fact]
    public async Task A_wrong_secret_is_401_with_Amazon_and_400_with_Salesforce()
    {
        await using var server = await TokenServer.StartAsync();
        var (amazon, atAmazon) = Mount(server, TokenEndpointBehaviour.LoginWithAmazon);
        var (salesforce, atSalesforce) = Mount(server, TokenEndpointBehaviour.Salesforce);

        var fromAmazon = await TokenClient.RefreshAsync(amazon, atAmazon, "fake-wrong");
        var fromSalesforce = await TokenClient.RefreshAsync(salesforce, atSalesforce, "fake-wrong");

        (fromAmazon.Status, fromAmazon.Error).Should().Be((HttpStatusCode.Unauthorized, "invalid_client"));
        (fromSalesforce.Status, fromSalesforce.Error).Should().Be((HttpStatusCode.BadRequest, "invalid_client"));
    }

    [Fact]
    public async Task Salesforce_tells_an_unknown_client_from_a_wrong_secret()
    {
        await using var server = await TokenServer.StartAsync();
        var (endpoint, refreshToken) = Mount(server, TokenEndpointBehaviour.Salesforce);
        endpoint.Clients.Remove(TokenClient.Id);

        (await TokenClient.RefreshAsync(endpoint, refreshToken)).Error.Should().Be("invalid_client_id");
    }

    [Fact]
    public async Task Each_exchange_yields_another_access_token_as_long_as_was_asked_for()
    {
        await using var server = await TokenServer.StartAsync();
        var (endpoint, token) = Mount(server, TokenEndpointBehaviour.LoginWithAmazon with { AccessTokenLength = 2048 });

        var first = (await TokenClient.RefreshAsync(endpoint, token)).AccessToken;
        var second = (await TokenClient.RefreshAsync(endpoint, token)).AccessToken;

        first.Should().HaveLength(2048).And.StartWith("Atza|fake-access-1-");
        second.Should().HaveLength(2048).And.StartWith("Atza|fake-access-2-");
        endpoint.EverySecret.Should().BeEquivalentTo([TokenClient.Secret, token, first, second]);
    }

    [Fact]
    public async Task Client_credentials_yield_no_refresh_token_and_Amazon_wants_a_scope_for_them()
    {
        await using var server = await TokenServer.StartAsync();
        var (endpoint, _) = Mount(server, TokenEndpointBehaviour.LoginWithAmazon);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = TokenClient.Id,
            ["client_secret"] = TokenClient.Secret,
        };

        (await TokenClient.PostAsync(endpoint, fields)).Error.Should().Be("invalid_scope");
        fields["scope"] = "sellingpartnerapi::notifications";
        var reply = await TokenClient.PostAsync(endpoint, fields);

        reply.AccessToken.Should().NotBeNull();
        reply.RefreshToken.Should().BeNull();
        reply["scope"]!.Value.GetString().Should().Be("sellingpartnerapi::notifications");
    }

    [Theory]
    [InlineData(ExpiryForm.Number, "expires_in", "3600")]
    [InlineData(ExpiryForm.NumberInString, "expires_in", "\"3600\"")]
    [InlineData(ExpiryForm.AbsoluteEpoch, "expires_in", "1767229200")]
    [InlineData(ExpiryForm.ExpiresAt, "expires_at", "\"2026-01-01T01:00:00.0000000+00:00\"")]
    public async Task A_lifetime_is_told_in_the_providers_form(ExpiryForm form, string field, string json)
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await TokenServer.StartAsync(clock);
        var (endpoint, refreshToken) = Mount(server, TokenEndpointBehaviour.OAuth2 with { Expiry = form });

        var reply = await TokenClient.RefreshAsync(endpoint, refreshToken);

        reply[field]!.Value.GetRawText().Should().Be(json);
    }

    internal static (TokenEndpoint Endpoint, string RefreshToken) Mount(
        TokenServer server,
        TokenEndpointBehaviour behaviour
    )
    {
        var endpoint = server.Mount(behaviour);
        endpoint.Clients.Add(TokenClient.Id, TokenClient.Secret);
        return (endpoint, endpoint.RefreshTokens.Issue(TokenClient.Id));
    }
}
