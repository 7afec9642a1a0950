using System.Net;
using FluentAssertions;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class TokenServerTests : IAsyncLifetime
{
    private TokenServer server = null!;

    public async Task InitializeAsync() => server = await TokenServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Requests_are_kept_as_they_came()
    {
        var (endpoint, token) = ProviderTests.Mount(server, TokenEndpointBehaviour.LoginWithAmazon);

        await TokenClient.RefreshAsync(endpoint, token);

        var request = server.Requests.Single();
        (request.Method, request.Path, request.QueryString).Should().Be(("POST", "/auth/o2/token", ""));
        (request.GrantType, request.RefreshToken, request.ClientId)
            .Should()
            .Be(("refresh_token", token, TokenClient.Id));
        (request.BodyFormat, request.ClientAuthentication).Should().Be((BodyFormats.Form, ClientAuthentications.Body));
        request.Fields.Keys.Should().Equal("grant_type", "refresh_token", "client_id", "client_secret");
        request.Headers["content-type"].Should().StartWith("application/x-www-form-urlencoded");
        request.Body.Should().StartWith("grant_type=refresh_token&refresh_token=Atzr%7Cfake-refresh-1");
    }

    [Fact]
    public async Task A_path_without_an_endpoint_is_not_found_and_still_kept()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/nowhere"));

        (await TokenClient.SendAsync(request)).Status.Should().Be(HttpStatusCode.NotFound);

        server.Requests.Single().Path.Should().Be("/nowhere");
    }

    [Fact]
    public void A_path_is_mounted_once()
    {
        server.Mount(TokenEndpointBehaviour.Salesforce);

        var again = () => server.Mount(TokenEndpointBehaviour.Salesforce);

        again.Should().Throw<ArgumentException>();
        server.Mount(TokenEndpointBehaviour.Salesforce with { Path = "/other" }).Uri.AbsolutePath.Should().Be("/other");
    }

    [Fact]
    public async Task Exchanges_one_after_another_are_never_counted_as_concurrent()
    {
        var (endpoint, token) = ProviderTests.Mount(server, TokenEndpointBehaviour.LoginWithAmazon);
        for (var i = 0; i < 50; i++)
        {
            await TokenClient.RefreshAsync(endpoint, token);
        }

        endpoint.MostConcurrentExchangesOf(token).Should().Be(1);
    }

    [Fact]
    public async Task Many_exchanges_at_once_yield_as_many_different_tokens()
    {
        var (endpoint, token) = ProviderTests.Mount(server, TokenEndpointBehaviour.LoginWithAmazon);

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(_ => TokenClient.RefreshAsync(endpoint, token))
        );

        replies
            .Select(reply => reply.AccessToken)
            .Should()
            .OnlyHaveUniqueItems()
            .And.HaveCount(200)
            .And.NotContainNulls();
        endpoint.AccessTokens.Every.Should().BeEquivalentTo(replies.Select(reply => reply.AccessToken));
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_client_that_hangs()
    {
        var shortLived = await TokenServer.StartAsync();
        var (endpoint, token) = ProviderTests.Mount(shortLived, TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Faults.UntilCleared(Fault.Hang);
        var hanging = TokenClient.RefreshAsync(endpoint, token);
        while (shortLived.Requests.Count == 0)
        {
            await Task.Delay(10);
        }

        await shortLived.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        await FluentActions.Awaiting(() => hanging).Should().ThrowAsync<HttpRequestException>();
    }
}
