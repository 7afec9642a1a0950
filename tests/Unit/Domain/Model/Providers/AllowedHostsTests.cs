namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class AllowedHostsTests
{
    [Fact]
    public void A_list_may_have_spaces_and_empty_places()
    {
        var hosts = AllowedHosts.Parse(" a.example, ,*.b.example,c.example/oauth/token").Valid();

        hosts
            .Listed.Select(host => host.ToString())
            .Should()
            .Equal("a.example", "*.b.example", "c.example/oauth/token");
    }

    [Fact]
    public void No_list_lists_nothing() => AllowedHosts.Parse("").Valid().Listed.Should().BeEmpty();

    [Theory]
    [InlineData("https://auth.example.com")]
    [InlineData("auth.example.com:8443")]
    [InlineData("*example.com")]
    [InlineData("bücher.example")]
    [InlineData("a b")]
    [InlineData("auth.example.com/")]
    [InlineData("auth.example.com//token")]
    [InlineData("auth.example.com/oauth//token")]
    [InlineData("auth.example.com/oauth/../token")]
    [InlineData("auth.example.com/./token")]
    [InlineData("auth.example.com/token?tenant=acme")]
    [InlineData("auth.example.com/token#x")]
    [InlineData("auth.example.com/%74oken")]
    [InlineData("auth.example.com/to\\ken")]
    [InlineData("auth.example.com/tokén")]
    [InlineData("user@auth.example.com/token")]
    [InlineData("/token")]
    public void An_entry_that_no_endpoint_could_match_is_a_mistake(string entry) =>
        AllowedHosts.Parse($"a.example,{entry}").Problem().Should().Contain(entry).And.Contain("auth.example.com");

    [Theory]
    [InlineData("https://sso.acme.example/token")]
    [InlineData("https://sso.acme.example/oauth2/v1/token")]
    [InlineData("https://sso.acme.example:8443/token/")]
    [InlineData("https://SSO.acme.example./token")]
    [InlineData("https://sso.acme.example")]
    [InlineData("https://sso.acme.example/realms/a_b~c/token;v=1,2")]
    public void An_entry_without_a_path_allows_any_path_and_port_of_its_host(string url) =>
        Permit(url, "sso.acme.example").Valid().Should().Be(new Uri(url));

    [Fact]
    public void An_entry_with_a_path_allows_only_that()
    {
        const string listed = "sso.acme.example/oauth/token";

        Permit("https://sso.acme.example/oauth/token", listed).Valid().AbsolutePath.Should().Be("/oauth/token");
        foreach (var other in new[] { "", "/", "/oauth", "/oauth/token/", "/oauth/Token", "/oauth/tokens", "/webhook" })
        {
            Permit("https://sso.acme.example" + other, listed)
                .Problem()
                .Should()
                .Contain("to which credentials may not be sent");
        }
    }

    [Fact]
    public void A_path_may_stand_behind_all_hosts_below_a_domain()
    {
        const string listed = "*.acme.example/oauth/token";

        Permit("https://eu.acme.example/oauth/token", listed).Valid().Host.Should().Be("eu.acme.example");
        Permit("https://eu.acme.example/webhook", listed).Problem().Should().Contain("may not be sent");
        Permit("https://acme.example/oauth/token", listed).Problem().Should().Contain("may not be sent");
    }

    [Fact]
    public void Of_two_entries_for_a_host_either_allows()
    {
        const string listed = "sso.acme.example/a,sso.acme.example/b";

        Permit("https://sso.acme.example/b", listed).Valid();
        Permit("https://sso.acme.example/c", listed).Problem().Should().Contain("may not be sent");
    }

    [Theory]
    [InlineData("https://sso.acme.example/token?next=evil")]
    [InlineData("https://sso.acme.example/token#x")]
    [InlineData("https://user@sso.acme.example/token")]
    [InlineData("https://sso.acme.example/%74oken")]
    [InlineData("https://sso.acme.example/a/../token")]
    [InlineData("https://sso.acme.example//token")]
    [InlineData("https://sso.acme.example\\token")]
    [InlineData("https://sso.acme.example/tokén")]
    [InlineData("https://evil.example\\@sso.acme.example/token")]
    public void Whatever_parsers_may_disagree_on_is_refused_on_a_listed_host_too(string url) =>
        Permit(url, "sso.acme.example,evil.example")
            .Problem()
            .Should()
            .ContainAny("remove it", "without it", "in full");

    [Theory]
    [InlineData("hubspot", "https://api.hubapi.com/automation/v4/webhook-triggers/1/x", "api.hubapi.com")]
    [InlineData("salesforce", "https://acme.my.site.com/services/oauth2/token", "acme.my.site.com")]
    public void A_listed_host_serves_every_provider(string provider, string url, string listed) =>
        ProviderProfiles
            .Parse(provider)
            .Valid()
            .PermitTokenEndpoint(url, AllowedHosts.Parse(listed).Valid())
            .Valid()
            .Should()
            .Be(new Uri(url), "the operator listed it");

    [Theory]
    [InlineData("http://api.amazon.com/token", "api.amazon.com")]
    [InlineData("http://sso.acme.example/token", "sso.acme.example")]
    [InlineData("http://localhost:8080/token", "")]
    [InlineData("http://127.0.0.1:8080/token", "localhost")]
    [InlineData("http://127.0.0.1:8080/token", "127.0.0.1/other")]
    [InlineData("http://127.0.0.1.evil.example/token", "127.0.0.1.evil.example")]
    [InlineData("http://10.0.0.1/token", "10.0.0.1")]
    public void Http_is_refused_but_for_a_listed_loopback(string url, string listed) =>
        Permit(url, listed).Problem().Should().Contain("only to a loopback host listed");

    [Theory]
    [InlineData("http://localhost:8080/token", "localhost")]
    [InlineData("http://127.0.0.1/token", "127.0.0.1")]
    [InlineData("http://127.0.0.1:9/token", "127.0.0.1/token")]
    [InlineData("http://[::1]:8080/token", "[::1]")]
    [InlineData("http://[::1]:8080/token", "[::1]/token")]
    public void Http_goes_to_a_listed_loopback(string url, string listed) =>
        Permit(url, listed).Valid().Should().Be(new Uri(url));

    [Fact]
    public void A_host_may_have_255_characters_and_no_more()
    {
        var name = string.Join('.', Enumerable.Repeat(new string('a', 59), 4)) + ".example.example";

        Permit($"https://{name}/token", "*.example.example").Valid().Host.Should().HaveLength(255);
        Permit($"https://a{name}/token", "*.example.example").Problem().Should().Contain("is no URL");
    }

    private static Parsed<Uri> Permit(string url, string listed) =>
        ProviderProfiles.OAuth2.PermitTokenEndpoint(url, AllowedHosts.Parse(listed).Valid());
}
