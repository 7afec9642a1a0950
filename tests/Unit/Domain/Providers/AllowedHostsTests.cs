using FluentAssertions;
using Tokens.Domain.Providers;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Providers;

public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("https://api.amazon.com/auth/o2/token")]
    [InlineData("https://api.amazon.co.uk/auth/o2/token")]
    [InlineData("https://api.amazon.co.jp:443/auth/o2/token")]
    public void A_providers_own_hosts_need_no_listing(string url) =>
        AllowedHosts.None.Permit(url, ProviderProfiles.AmazonLwa).Valid().Should().Be(new Uri(url));

    [Theory]
    [InlineData("https://api.amazon.com.evil.example/token")]
    [InlineData("https://evil.example/api.amazon.com")]
    [InlineData("https://login.salesforce.com/services/oauth2/token")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/token")]
    public void Credentials_go_to_no_host_that_nobody_allowed(string url) =>
        AllowedHosts
            .None.Permit(url, ProviderProfiles.AmazonLwa)
            .Problem()
            .Should()
            .Contain("to which credentials may not be sent")
            .And.Contain("api.amazon.com")
            .And.Contain("TOKENS_ALLOWED_HOSTS");

    [Theory]
    [InlineData("https://evil-my.salesforce.com/token")]
    [InlineData("https://my.salesforce.com.evil.example/token")]
    [InlineData("https://my.salesforce.com/token")]
    public void A_look_alike_of_a_My_Domain_is_refused(string url) =>
        AllowedHosts.None.Permit(url, ProviderProfiles.Salesforce).Problem().Should().Contain("may not be sent");

    [Fact]
    public void A_back_slash_is_read_as_no_address_at_all() =>
        AllowedHosts
            .None.Permit("https://evil.example\\@api.amazon.com/token", ProviderProfiles.AmazonLwa)
            .Problem()
            .Should()
            .Contain("is no URL");

    [Theory]
    [InlineData("https://user@api.amazon.com/token")]
    [InlineData("https://api.amazon.com:secret@evil.example/token")]
    [InlineData("https://api.amazon.com/token#fragment")]
    public void User_info_and_fragments_are_refused(string url) =>
        AllowedHosts
            .Parse("evil.example")
            .Valid()
            .Permit(url, ProviderProfiles.AmazonLwa)
            .Problem()
            .Should()
            .Contain("has a user name or a fragment")
            .And.NotContain("secret");

    [Fact]
    public void Another_port_of_a_providers_host_is_not_the_providers()
    {
        const string url = "https://api.amazon.com:8443/token";

        AllowedHosts.None.Permit(url, ProviderProfiles.AmazonLwa).Problem().Should().Contain("api.amazon.com:8443");
        AllowedHosts
            .Parse("api.amazon.com")
            .Valid()
            .Permit(url, ProviderProfiles.AmazonLwa)
            .Valid()
            .Port.Should()
            .Be(8443, "the operator listed it");
    }

    [Theory]
    [InlineData("http://api.amazon.com/token", "api.amazon.com")]
    [InlineData("http://sso.acme.example/token", "sso.acme.example")]
    [InlineData("http://localhost:8080/token", "")]
    [InlineData("http://127.0.0.1:8080/token", "localhost")]
    [InlineData("http://127.0.0.1.evil.example/token", "127.0.0.1.evil.example")]
    [InlineData("http://10.0.0.1/token", "10.0.0.1")]
    public void Http_is_refused_but_for_a_listed_loopback(string url, string listed) =>
        AllowedHosts
            .Parse(listed)
            .Valid()
            .Permit(url, ProviderProfiles.AmazonLwa)
            .Problem()
            .Should()
            .Contain("only to a loopback host listed");

    [Theory]
    [InlineData("http://localhost:8080/token", "localhost")]
    [InlineData("http://127.0.0.1/token", "127.0.0.1")]
    public void Http_goes_to_a_listed_loopback(string url, string listed) =>
        AllowedHosts.Parse(listed).Valid().Permit(url, ProviderProfiles.OAuth2).Valid().Should().Be(new Uri(url));

    [Theory]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("//api.amazon.com/token")]
    [InlineData("ftp://api.amazon.com/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://\u200e/token")]
    public void What_is_no_web_address_is_refused(string url) =>
        AllowedHosts.None.Permit(url, ProviderProfiles.AmazonLwa).Problem().Should().Contain("is no URL");

    [Fact]
    public void A_host_may_have_255_characters_and_no_more()
    {
        var name = string.Join('.', Enumerable.Repeat(new string('a', 59), 4)) + ".example.example";
        var hosts = AllowedHosts.Parse("*.example.example").Valid();

        hosts.Permit($"https://{name}/token", ProviderProfiles.OAuth2).Valid().Host.Should().HaveLength(255);
        hosts.Permit($"https://a{name}/token", ProviderProfiles.OAuth2).Problem().Should().Contain("is no URL");
    }

    [Fact]
    public void A_list_may_have_spaces_and_empty_places()
    {
        var hosts = AllowedHosts.Parse(" a.example, ,*.b.example,").Valid();

        hosts.Listed.Select(host => host.ToString()).Should().Equal("a.example", "*.b.example");
        hosts.Permit("https://x.b.example/token", ProviderProfiles.OAuth2).Valid().Host.Should().Be("x.b.example");
    }

    [Fact]
    public void No_list_lists_nothing()
    {
        AllowedHosts.Parse("").Valid().Listed.Should().BeEmpty();
        AllowedHosts
            .Parse("")
            .Valid()
            .Permit("https://a.example/token", ProviderProfiles.OAuth2)
            .Problem()
            .Should()
            .Be(
                "leads to a.example, to which credentials may not be sent; have the operator list the host in TOKENS_ALLOWED_HOSTS"
            );
    }

    [Fact]
    public void Who_is_refused_is_told_all_the_providers_hosts() =>
        AllowedHosts
            .None.Permit("https://a.example/token", ProviderProfiles.Parse("ebay").Valid())
            .Problem()
            .Should()
            .Contain("use one of ebay's (api.ebay.com, api.sandbox.ebay.com), or have the operator");

    [Theory]
    [InlineData("https://auth.example.com")]
    [InlineData("auth.example.com:8443")]
    [InlineData("auth.example.com/token")]
    [InlineData("*example.com")]
    [InlineData("bücher.example")]
    [InlineData("a b")]
    public void An_entry_that_no_address_could_match_is_a_mistake(string entry) =>
        AllowedHosts.Parse($"a.example,{entry}").Problem().Should().Contain(entry).And.Contain("auth.example.com");

    [Fact]
    public void A_loopback_address_of_the_sixth_version_may_be_listed() =>
        AllowedHosts
            .Parse("[::1]")
            .Valid()
            .Permit("http://[::1]:8080/token", ProviderProfiles.OAuth2)
            .Valid()
            .Port.Should()
            .Be(8080);
}
