using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FluentAssertions;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class ClientAuthenticationTests : IAsyncLifetime
{
    private static readonly TokenEndpointBehaviour BasicOnly = TokenEndpointBehaviour.OAuth2 with
    {
        ClientAuthentications = ClientAuthentications.Basic,
    };
    private TokenServer server = null!;

    public async Task InitializeAsync() => server = await TokenServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Old_and_new_secret_work_together_until_the_old_one_is_revoked()
    {
        var (endpoint, token) = ProviderTests.Mount(server, TokenEndpointBehaviour.LoginWithAmazon);
        endpoint.Clients.AddSecret(TokenClient.Id, "fake-secret-2");

        (await TokenClient.RefreshAsync(endpoint, token)).Status.Should().Be(HttpStatusCode.OK);
        (await TokenClient.RefreshAsync(endpoint, token, "fake-secret-2")).Status.Should().Be(HttpStatusCode.OK);
        endpoint.Clients.RevokeSecret(TokenClient.Id, TokenClient.Secret);
        (await TokenClient.RefreshAsync(endpoint, token)).Error.Should().Be("invalid_client");
        (await TokenClient.RefreshAsync(endpoint, token, "fake-secret-2")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Basic_credentials_are_form_encoded()
    {
        var (endpoint, _) = ProviderTests.Mount(server, BasicOnly);
        endpoint.Clients.Add("fake:id", "fake secret+%");

        var reply = await BasicAsync(endpoint, "fake:id", "fake secret+%");

        reply.Status.Should().Be(HttpStatusCode.OK);
        var request = server.Requests.Single();
        (request.ClientId, request.ClientSecret).Should().Be(("fake:id", "fake secret+%"));
        request.ClientAuthentication.Should().Be(ClientAuthentications.Basic);
    }

    [Fact]
    public async Task A_secret_in_the_body_is_refused_where_only_Basic_is_taken()
    {
        var (endpoint, token) = ProviderTests.Mount(server, BasicOnly);

        (await TokenClient.RefreshAsync(endpoint, token)).Error.Should().Be("invalid_client");
    }

    [Fact]
    public async Task Two_client_authentications_at_once_are_refused()
    {
        var (endpoint, _) = ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2);

        var reply = await BasicAsync(endpoint, TokenClient.Id, TokenClient.Secret, "&client_secret=fake-secret-1");

        reply.Error.Should().Be("invalid_request");
    }

    [Fact]
    public async Task Credentials_in_the_URI_are_refused()
    {
        var (endpoint, _) = ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2);
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(endpoint.Uri, "?grant_type=client_credentials&client_id=fake-client&client_secret=fake-secret-1")
        );

        (await TokenClient.SendAsync(request)).Error.Should().Be("invalid_request");
    }

    [Theory]
    [InlineData(BodyFormats.Json, null)]
    [InlineData(BodyFormats.Form, "invalid_request")]
    public async Task JSON_is_read_where_it_is_taken(BodyFormats taken, string? error)
    {
        var (endpoint, _) = ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2 with { BodyFormats = taken });
        const string Json =
            """{"grant_type":"client_credentials","client_id":"fake-client","client_secret":"fake-secret-1"}""";
        using var content = new StringContent(Json, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Uri) { Content = content };

        (await TokenClient.SendAsync(request)).Error.Should().Be(error);
    }

    [Fact]
    public async Task An_unknown_grant_type_is_refused()
    {
        var (endpoint, _) = ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "password",
            ["client_id"] = TokenClient.Id,
            ["client_secret"] = TokenClient.Secret,
        };

        (await TokenClient.PostAsync(endpoint, fields)).Error.Should().Be("unsupported_grant_type");
    }

    private static async Task<TokenReply> BasicAsync(TokenEndpoint endpoint, string id, string secret, string more = "")
    {
        using var content = new StringContent(
            $"grant_type=client_credentials{more}",
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Uri) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", TokenClient.Basic(id, secret));
        return await TokenClient.SendAsync(request);
    }
}
