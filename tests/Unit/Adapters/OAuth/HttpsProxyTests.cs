using System.Net;
using Tokens.Adapters.OAuth;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>What a proxy that the environment names is shown.</summary>
public sealed class HttpsProxyTests : IDisposable
{
    private readonly RequestLines proxy = new();
    private readonly RequestLines endpoint = new();
    private readonly HttpClient client;

    public HttpsProxyTests() => client = new HttpClient(TokenEndpoint.Handler(new WebProxy(proxy.Uri)));

    [Fact]
    public async Task A_plain_request_goes_to_the_endpoint_itself()
    {
        await client.PostAsync(new Uri(endpoint.Uri, "/token"), new StringContent("client_secret=fake-client-secret"));

        endpoint.All.Should().Equal("POST /token HTTP/1.1");
        proxy.All.Should().BeEmpty();
    }

    [Fact]
    public async Task An_encrypted_one_is_passed_through_the_proxy_unread()
    {
        var request = () =>
            client.PostAsync(
                new Uri("https://login.example/token"),
                new StringContent("client_secret=fake-client-secret")
            );

        await request.Should().ThrowAsync<HttpRequestException>("the proxy refuses the tunnel");
        proxy.All.Should().Equal("CONNECT login.example:443 HTTP/1.1");
    }

    [Fact]
    public void What_the_environment_excepts_is_excepted()
    {
        var chosen = new HttpsProxy(new WebProxy(proxy.Uri) { BypassList = ["direct\\.example"] });

        chosen.IsBypassed(new Uri("https://direct.example/token")).Should().BeTrue();
        chosen.GetProxy(new Uri("https://login.example/token")).Should().Be(proxy.Uri);
        chosen.GetProxy(new Uri("http://login.example/token")).Should().BeNull();
    }

    public void Dispose()
    {
        client.Dispose();
        proxy.Dispose();
        endpoint.Dispose();
    }
}
