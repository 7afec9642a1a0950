namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class ProviderProfilesTests
{
    [Fact]
    public void A_profile_is_found_by_its_name() =>
        ProviderProfiles
            .All.Should()
            .AllSatisfy(profile => ProviderProfiles.Parse(profile.Name).Valid().Should().BeSameAs(profile));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Salesforce")]
    public void An_unknown_name_is_told_the_known_ones(string? name) =>
        ProviderProfiles
            .Parse(name)
            .Problem()
            .Should()
            .Be(
                "use one of amazon-lwa, amazon-ads, ebay, google, hubspot, intuit, mercado-libre, microsoft-entra, "
                    + "salesforce, shopify, xero, zoho, oauth2"
            );

    [Theory]
    [InlineData("invalid_grant", ErrorMeaning.SignInAgain)]
    [InlineData("invalid_client", ErrorMeaning.SecretRefused)]
    [InlineData("unauthorized_client", ErrorMeaning.Misconfigured)]
    [InlineData("unsupported_grant_type", ErrorMeaning.Misconfigured)]
    [InlineData("invalid_scope", ErrorMeaning.Misconfigured)]
    [InlineData("invalid_request", ErrorMeaning.Misconfigured)]
    [InlineData("access_denied", ErrorMeaning.Misconfigured)]
    [InlineData("server_error", ErrorMeaning.RetryLater)]
    [InlineData("temporarily_unavailable", ErrorMeaning.RetryLater)]
    [InlineData("slow_down", ErrorMeaning.RetryLater)]
    [InlineData("inactive_user", ErrorMeaning.RetryLater)]
    [InlineData("no_such_code", ErrorMeaning.RetryLater)]
    public void The_standards_codes_mean_the_same_everywhere(string error, ErrorMeaning meaning) =>
        ProviderProfiles.AmazonLwa.MeaningOf(error).Should().Be(meaning);

    /// <summary>Where it was not promised, a refresh token that is shown again looks stolen.</summary>
    [Fact]
    public void Three_providers_promise_that_the_refresh_token_before_goes_on_working_for_a_while() =>
        ProviderProfiles
            .All.Where(profile => profile.PreviousRefreshTokenWorks)
            .Select(profile => profile.Name)
            .Should()
            .Equal("microsoft-entra", "shopify", "xero");

    [Theory]
    [InlineData("invalid_client_id", ErrorMeaning.SecretRefused)]
    [InlineData("inactive_user", ErrorMeaning.SignInAgain)]
    [InlineData("inactive_org", ErrorMeaning.Misconfigured)]
    [InlineData("invalid_app_access", ErrorMeaning.Misconfigured)]
    [InlineData("rate_limit_exceeded", ErrorMeaning.RetryLater)]
    [InlineData("invalid_grant", ErrorMeaning.SignInAgain)]
    public void Salesforce_has_codes_of_its_own(string error, ErrorMeaning meaning) =>
        ProviderProfiles.Salesforce.MeaningOf(error).Should().Be(meaning);
}
