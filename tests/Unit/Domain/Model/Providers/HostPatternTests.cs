namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class HostPatternTests
{
    [Theory]
    [InlineData("api.amazon.com", "https://api.amazon.com/x")]
    [InlineData("api.amazon.com", "https://API.Amazon.COM/x")]
    [InlineData("api.amazon.com", "https://api.amazon.com./x")]
    [InlineData("API.amazon.com.", "https://api.amazon.com/x")]
    [InlineData(" api.amazon.com ", "https://api.amazon.com/x")]
    [InlineData("*.my.salesforce.com", "https://acme.my.salesforce.com/x")]
    [InlineData("*.my.salesforce.com", "https://acme--dev.sandbox.my.salesforce.com/x")]
    public void A_host_is_matched_whatever_its_case(string pattern, string url) =>
        HostPattern.Of(pattern).Matches(new Uri(url)).Should().BeTrue();

    [Theory]
    [InlineData("api.amazon.com", "https://amazon.com/x")]
    [InlineData("api.amazon.com", "https://x.api.amazon.com/x")]
    [InlineData("api.amazon.com", "https://api.amazon.com.evil.example/x")]
    [InlineData("api.amazon.com", "https://evil-api.amazon.com/x")]
    [InlineData("api.amazon.com", "https://evil.example/api.amazon.com")]
    [InlineData("api.amazon.com", "https://api.amazon.com@evil.example/x")]
    [InlineData("api.amazon.com", "https://apí.amazon.com/x")]
    [InlineData("api.amazon.com", "https://аpi.amazon.com/x")]
    [InlineData("*.my.salesforce.com", "https://my.salesforce.com/x")]
    [InlineData("*.my.salesforce.com", "https://\u200e.my.salesforce.com/x")]
    [InlineData("*.my.salesforce.com", "https://evil-my.salesforce.com/x")]
    [InlineData("*.my.salesforce.com", "https://evilmy.salesforce.com/x")]
    [InlineData("*.my.salesforce.com", "https://acme.my.salesforce.com.evil.example/x")]
    [InlineData("*.my.salesforce.com", "https://my.salesforce.com.evil.example/x")]
    [InlineData("*", "https://evil.example/x")]
    [InlineData("*.", "https://evil.example/x")]
    public void A_look_alike_is_not(string pattern, string url) =>
        HostPattern.Of(pattern).Matches(new Uri(url)).Should().BeFalse();

    [Fact]
    public void It_prints_as_it_is_compared() =>
        HostPattern.Of(" *.Example.com. ").ToString().Should().Be("*.example.com");
}
