namespace Tokens.Tests.Unit.Domain.Model.Providers;

public sealed class EndpointRuleTests
{
    [Theory]
    [InlineData("amazon-lwa", "https://api.amazon.com/auth/o2/token")]
    [InlineData("amazon-lwa", "https://api.amazon.co.uk/auth/o2/token")]
    [InlineData("amazon-lwa", "https://api.amazon.co.jp/auth/o2/token")]
    [InlineData("amazon-lwa", "https://api.amazon.com/auth/O2/token")]
    [InlineData("amazon-ads", "https://api.amazon.com/auth/o2/token")]
    [InlineData("amazon-ads", "https://api.amazon.co.uk/auth/O2/token")]
    [InlineData("amazon-ads", "https://api.amazon.co.jp/auth/o2/token")]
    [InlineData("ebay", "https://api.ebay.com/identity/v1/oauth2/token")]
    [InlineData("ebay", "https://api.sandbox.ebay.com/identity/v1/oauth2/token")]
    [InlineData("google", "https://oauth2.googleapis.com/token")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/2026-03/token")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/v3/token")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/v1/token")]
    [InlineData("intuit", "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer")]
    [InlineData("mercado-libre", "https://api.mercadolibre.com/oauth/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/common/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/organizations/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.us/consumers/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/Acme.onmicrosoft.com/oauth2/v2.0/token")]
    [InlineData(
        "microsoft-entra",
        "https://login.partner.microsoftonline.cn/0123abcd-4567-89AB-cdef-0123456789ab/oauth2/v2.0/token"
    )]
    [InlineData("salesforce", "https://login.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://test.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://acme.my.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://acme--dev.sandbox.my.salesforce.com/services/oauth2/token")]
    [InlineData("shopify", "https://acme.myshopify.com/admin/oauth/access_token")]
    [InlineData("shopify", "https://acme-2-go.myshopify.com/admin/oauth/access_token")]
    [InlineData("xero", "https://identity.xero.com/connect/token")]
    [InlineData("zoho", "https://accounts.zoho.com/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.eu/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.in/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.com.au/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.com.cn/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.jp/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.sa/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zoho.uk/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zohocloud.ca/oauth/v2/token")]
    public void A_providers_own_token_endpoints_need_no_listing(string provider, string url) =>
        Token(provider, url).Valid().AbsoluteUri.Should().Be(url);

    [Theory]
    [InlineData("amazon-lwa", "https://www.amazon.com/ap/oa")]
    [InlineData("amazon-lwa", "https://sellercentral.amazon.com/apps/authorize/consent")]
    [InlineData("amazon-lwa", "https://sellercentral.amazon.com.tr/apps/authorize/consent")]
    [InlineData("amazon-lwa", "https://sellercentral-europe.amazon.com/apps/authorize/consent")]
    [InlineData("amazon-lwa", "https://vendorcentral.amazon.co.jp/apps/authorize/consent")]
    [InlineData("amazon-lwa", "https://www.vendorcentral.in/apps/authorize/consent")]
    [InlineData("amazon-ads", "https://www.amazon.com/ap/oa")]
    [InlineData("amazon-ads", "https://eu.account.amazon.com/ap/oa")]
    [InlineData("amazon-ads", "https://apac.account.amazon.com/ap/oa")]
    [InlineData("ebay", "https://auth.ebay.com/oauth2/authorize")]
    [InlineData("ebay", "https://auth.sandbox.ebay.com/oauth2/authorize")]
    [InlineData("google", "https://accounts.google.com/o/oauth2/v2/auth")]
    [InlineData("hubspot", "https://app.hubspot.com/oauth/authorize")]
    [InlineData("intuit", "https://appcenter.intuit.com/connect/oauth2")]
    [InlineData("mercado-libre", "https://auth.mercadolibre.com.ar/authorization")]
    [InlineData("mercado-libre", "https://auth.mercadolivre.com.br/authorization")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/common/oauth2/v2.0/authorize")]
    [InlineData("salesforce", "https://test.salesforce.com/services/oauth2/authorize")]
    [InlineData("salesforce", "https://acme.my.salesforce.com/services/oauth2/authorize")]
    [InlineData("shopify", "https://acme.myshopify.com/admin/oauth/authorize")]
    [InlineData("xero", "https://login.xero.com/identity/connect/authorize")]
    [InlineData("zoho", "https://accounts.zoho.eu/oauth/v2/auth")]
    [InlineData("zoho", "https://accounts.zohocloud.ca/oauth/v2/auth")]
    public void A_providers_own_authorization_endpoints_need_no_listing(string provider, string url) =>
        Authorization(provider, url).Valid().AbsoluteUri.Should().Be(url);

    /// <summary>Other places on providers' own hosts, some of which show what is posted to whoever set them up.</summary>
    [Theory]
    [InlineData("hubspot", "https://api.hubapi.com/automation/v4/webhook-triggers/1/x")]
    [InlineData("hubspot", "https://api-eu1.hubapi.com/oauth/2026-03/token")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/2026-03/token/introspect")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/2026-03/token/revoke")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/2026-03/token/")]
    [InlineData("hubspot", "https://api.hubapi.com/oauth/v2/token")]
    [InlineData("shopify", "https://acme.myshopify.com/apps/collect/token")]
    [InlineData("shopify", "https://acme.myshopify.com/tools/collect/admin/oauth/access_token")]
    [InlineData("shopify", "https://acme.myshopify.com/admin/oauth/access_token/")]
    [InlineData("shopify", "https://a.b.myshopify.com/admin/oauth/access_token")]
    [InlineData("shopify", "https://myshopify.com/admin/oauth/access_token")]
    [InlineData("shopify", "https://-acme.myshopify.com/admin/oauth/access_token")]
    [InlineData("salesforce", "https://test.salesforce.com/servlet/servlet.WebToLead")]
    [InlineData("salesforce", "https://acme.my.salesforce.com/servlet/servlet.WebToLead")]
    [InlineData("salesforce", "https://acme.my.salesforce.com/services/apexrest/collect")]
    [InlineData("salesforce", "https://login.salesforce.com/services/oauth2/authorize")]
    [InlineData("salesforce", "https://my.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://evil-my.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://acme.my.salesforce.com.evil.example/services/oauth2/token")]
    [InlineData("salesforce", "https://a_b.my.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://a-.my.salesforce.com/services/oauth2/token")]
    [InlineData("salesforce", "https://xn--.my.salesforce.com/services/oauth2/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/common/oauth2/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/acme/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/COMMON/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/a.b/c/oauth2/v2.0/token")]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/.acme.example/oauth2/v2.0/token")]
    [InlineData(
        "microsoft-entra",
        "https://login.microsoftonline.com/+123abcd-4567-89ab-cdef-0123456789ab/oauth2/v2.0/token"
    )]
    [InlineData(
        "microsoft-entra",
        "https://login.microsoftonline.com/0123abcd4567-89ab-cdef-0123-456789ab/oauth2/v2.0/token"
    )]
    [InlineData("microsoft-entra", "https://login.microsoftonline.com/oauth2/v2.0/token")]
    [InlineData("zoho", "https://accounts.zoho.com/oauth/v2/token/revoke")]
    [InlineData("zoho", "https://accounts.zoho.example/oauth/v2/token")]
    [InlineData("zoho", "https://accounts.zohocloud.eu/oauth/v2/token")]
    [InlineData("google", "https://oauth2.googleapis.com/revoke")]
    [InlineData("google", "https://accounts.google.com/o/oauth2/token")]
    [InlineData("amazon-lwa", "https://api.amazon.com/auth/o2/Token")]
    [InlineData("amazon-lwa", "https://api.amazon.com/user/profile")]
    [InlineData("amazon-lwa", "https://api.amazon.de/auth/o2/token")]
    [InlineData("amazon-lwa", "https://www.amazon.com/ap/oa")]
    [InlineData("mercado-libre", "https://api.mercadolibre.com/users/me")]
    public void Another_place_on_a_providers_host_is_no_token_endpoint(string provider, string url) =>
        Token(provider, url).Problem().Should().Contain("is none of the provider's endpoints");

    [Theory]
    [InlineData("amazon-lwa", "https://sellercentral.amazon.evil.example/apps/authorize/consent")]
    [InlineData("amazon-lwa", "https://sellercentral.amazon.com/apps/manage")]
    [InlineData("amazon-ads", "https://sellercentral.amazon.com/apps/authorize/consent")]
    [InlineData("mercado-libre", "https://auth.mercadolibre.com.br/authorization")]
    [InlineData("google", "https://accounts.google.com/o/oauth2/auth")]
    [InlineData("shopify", "https://a.b.myshopify.com/admin/oauth/authorize")]
    public void Another_page_is_no_authorization_endpoint(string provider, string url) =>
        Authorization(provider, url).Problem().Should().Contain("is none of the provider's endpoints");

    public static TheoryData<string, string> Disguises
    {
        get
        {
            var disguises = new TheoryData<string, string>();
            foreach (var (provider, url) in The.TokenEndpoints)
            {
                foreach (var disguise in Disguised(url))
                {
                    disguises.Add(provider, disguise);
                }
            }

            return disguises;
        }
    }

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Another_spelling_of_a_token_endpoint_is_refused(string provider, string url) =>
        Token(provider, url).Problem().Should().NotBeEmpty();

    [Theory]
    [InlineData("https://api.amazon.com.evil.example/auth/o2/token")]
    [InlineData("https://evil.example/api.amazon.com/auth/o2/token")]
    [InlineData("https://login.salesforce.com/services/oauth2/token")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]/token")]
    public void Credentials_go_to_no_host_that_nobody_allowed(string url) =>
        Token("amazon-lwa", url)
            .Problem()
            .Should()
            .Contain("credentials may not be sent there")
            .And.Contain("api.amazon.{region}/auth/o2/token")
            .And.Contain("TOKENS_ALLOWED_HOSTS");

    [Fact]
    public void Who_is_refused_is_shown_all_the_providers_endpoints() =>
        Token("ebay", "https://a.example/token")
            .Problem()
            .Should()
            .Be(
                "leads to a.example and is none of the provider's endpoints, so credentials may not be sent there; use "
                    + "https://api.ebay.com/identity/v1/oauth2/token or "
                    + "https://api.sandbox.ebay.com/identity/v1/oauth2/token, or have the operator list it in TOKENS_ALLOWED_HOSTS"
            );

    [Fact]
    public void A_provider_without_endpoints_has_what_the_operator_listed() =>
        Token("oauth2", "https://a.example/token")
            .Problem()
            .Should()
            .Be(
                "leads to a.example, to which credentials may not be sent; have the operator list it in TOKENS_ALLOWED_HOSTS"
            );

    [Theory]
    [InlineData("https://user@api.amazon.com/auth/o2/token")]
    [InlineData("https://api.amazon.com:secret@evil.example/token")]
    [InlineData("https://api.amazon.com/auth/o2/token#secret")]
    [InlineData("https://api.amazon.com/auth/o2/token?secret=1")]
    [InlineData("https://api.amazon.com/%73ecret")]
    public void What_a_refused_URL_holds_is_not_repeated(string url) =>
        Token("amazon-lwa", url).Problem().Should().NotContainAny("secret", "user@", "%73");

    [Theory]
    [InlineData("")]
    [InlineData("token")]
    [InlineData("//api.amazon.com/token")]
    [InlineData("ftp://api.amazon.com/token")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https:///token")]
    [InlineData("https://a..my.salesforce.com/services/oauth2/token")]
    [InlineData("https:api.amazon.com/auth/o2/token")]
    [InlineData("javascript:alert(1)")]
    public void What_is_no_web_address_is_refused(string url) =>
        Token("amazon-lwa", url).Problem().Should().Contain("is no URL");

    private static IEnumerable<string> Disguised(string url)
    {
        var rest = url["https://".Length..];
        var (host, path) = (rest[..rest.IndexOf('/')], rest[rest.IndexOf('/')..]);
        yield return $"http://{rest}";
        yield return $"HTTPS://{rest}";
        yield return $" {url}";
        yield return $"{url}\n";
        yield return $"{url}/";
        yield return $"{url}?";
        yield return $"{url}?next=https://evil.example";
        yield return $"{url}#";
        yield return $"{url}%20";
        yield return $"{url}/.";
        yield return $"{url}/x/..";
        yield return $"{url};x";
        yield return $"{url}\\";
        yield return $"https://{host}:443{path}";
        yield return $"https://{host}:8443{path}";
        yield return $"https://{host}.{path}";
        yield return $"https://{host}/{path}";
        yield return $"https://{host}/.{path}";
        yield return $"https://{host}/%2e%2e{path}";
        yield return $"https://{host}/webhook/..{path}";
        yield return $"https://{host}\\{path[1..]}";
        yield return $"https://{host}/%{(int)path[1]:x}{path[2..]}";
        yield return $"https://user@{rest}";
        yield return $"https://:@{rest}";
        yield return $"https://{host}@evil.example{path}";
        yield return $"https://evil.example\\@{rest}";
        yield return $"https://evil.example#@{rest}";
        yield return $"https://{host.ToUpperInvariant()}{path}";
        yield return $"https://{char.ToUpperInvariant(host[0])}{host[1..]}{path}";
        yield return $"https://{host.Replace('o', 'о')}{path}";
        yield return $"https://{host.Replace('.', '。')}{path}";
        yield return $"https://\u200b{rest}";
        yield return $"https://evil.example/{rest}";
        yield return $"https://{host}.evil.example{path}";
        yield return $"https://evil.{host}.example{path}";
    }

    private static Parsed<Uri> Token(string provider, string url) =>
        ProviderProfiles.Parse(provider).Valid().PermitTokenEndpoint(url, AllowedHosts.None);

    private static Parsed<Uri> Authorization(string provider, string url) =>
        ProviderProfiles.Parse(provider).Valid().PermitAuthorizationEndpoint(url, AllowedHosts.None);
}
