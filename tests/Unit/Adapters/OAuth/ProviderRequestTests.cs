namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>To the letter what each provider is asked, where its definition says no more than it must.</summary>
public sealed class ProviderRequestTests
{
    private const string Refresh = "grant_type=refresh_token&refresh_token=fake-refresh-token-1";

    [Theory]
    [InlineData("amazon-ads", "https://api.amazon.com/auth/o2/token")]
    [InlineData("google", "https://oauth2.googleapis.com/token")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/2026-03/token")]
    [InlineData("mercado-libre", "https://api.mercadolibre.com/oauth/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/acme.example/oauth2/v2.0/token")]
    [InlineData("shopify", "https://acme.myshopify.com/admin/oauth/access_token")]
    [InlineData("zoho", "https://accounts.zoho.eu/oauth/v2/token")]
    public async Task The_client_proves_itself_in_the_body(string provider, string endpoint)
    {
        var exchange = await ProviderExchange.With(provider, "{}");

        exchange.Asked.Should().Be(new Uri(endpoint));
        exchange.Basic.Should().BeNull();
        exchange.Body.Should().Be(Refresh + "&client_id=fake-client-id-1&client_secret=fake-client-secret-1");
    }

    [Theory]
    [InlineData("ebay", "https://api.ebay.com/identity/v1/oauth2/token")]
    [InlineData("intuit", "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer")]
    [InlineData("xero", "https://identity.xero.com/connect/token")]
    public async Task The_client_proves_itself_by_Basic(string provider, string endpoint)
    {
        var exchange = await ProviderExchange.With(provider, "{}");

        exchange.Asked.Should().Be(new Uri(endpoint));
        exchange.Basic.Should().Be("fake-client-id-1:fake-client-secret-1");
        exchange.Body.Should().Be(Refresh);
    }

    [Fact]
    public async Task EBay_is_told_the_scope_that_the_definition_gives()
    {
        var exchange = await ProviderExchange.With(
            "ebay",
            "{}",
            change: definition =>
                definition.With(ConnectionFields.Scope, "https://api.ebay.com/oauth/api_scope/sell.inventory")
        );

        exchange.Body.Should().Be(Refresh + "&scope=https%3A%2F%2Fapi.ebay.com%2Foauth%2Fapi_scope%2Fsell.inventory");
    }

    [Theory]
    [InlineData("amazon-ads", "https://api.amazon.co.jp/auth/o2/token")]
    [InlineData("ebay", "https://api.sandbox.ebay.com/identity/v1/oauth2/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/common/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.us/acme.example/oauth2/v2.0/token")]
    [InlineData("zoho", "https://accounts.zoho.com.au/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zohocloud.ca/oauth/v2/token")]
    public async Task Another_host_of_the_provider_is_asked_where_the_definition_names_it(string provider, string url)
    {
        var exchange = await ProviderExchange.With(
            provider,
            "{}",
            change: it => it.With(ClientFields.TokenEndpoint, url)
        );

        exchange.Asked.Should().Be(new Uri(url));
    }
}
