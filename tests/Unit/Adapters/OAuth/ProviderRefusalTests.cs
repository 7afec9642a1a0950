using System.Net;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>Each provider's refusals: which of them a person must mend, and which pass.</summary>
public sealed class ProviderRefusalTests
{
    public static TheoryData<string> Names =>
        [.. ProviderProfiles.All.Select(profile => profile.Name).Where(name => name != "oauth2")];

    // Zoho's come with status 200 as well: the error counts, not the status.
    [Theory]
    [InlineData("xero", 400, """{"error":"invalid_grant"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("xero", 400, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("xero", 400, """{"error":"unauthorized_client"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("intuit", 400, """{"error":"invalid_grant"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("intuit", 401, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData(
        "google",
        400,
        """{"error":"invalid_grant","error_description":"Token has been expired or revoked."}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "google",
        400,
        """{"error":"invalid_grant","error_subtype":"invalid_rapt"}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData("google", 401, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("google", 401, """{"error":"deleted_client"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("google", 403, """{"error":"org_internal"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("google", 400, """{"error":"admin_policy_enforced"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData(
        "microsoft-entra",
        400,
        """{"error":"invalid_grant","error_codes":[700082]}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "microsoft-entra",
        400,
        """{"error":"interaction_required","error_codes":[50076]}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData("microsoft-entra", 400, """{"error":"consent_required"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("microsoft-entra", 400, """{"error":"login_required"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData(
        "microsoft-entra",
        401,
        """{"error":"invalid_client","error_codes":[7000222]}""",
        typeof(ExchangeOutcome.SecretRefused)
    )]
    [InlineData(
        "microsoft-entra",
        400,
        """{"error":"invalid_scope","error_codes":[70011]}""",
        typeof(ExchangeOutcome.Misconfigured)
    )]
    [InlineData("microsoft-entra", 400, """{"error":"invalid_resource"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("microsoft-entra", 400, """{"error":"unauthorized_client"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("microsoft-entra", 400, """{"error":"temporarily_unavailable"}""", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("ebay", 400, """{"error":"invalid_grant"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("ebay", 401, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("ebay", 400, """{"error":"invalid_scope"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("shopify", 400, """{"error":"invalid_grant"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData(
        "mercado-libre",
        400,
        """{"message":"x","error":"invalid_grant","status":400,"cause":[]}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData("mercado-libre", 400, """{"error":"unauthorized_client"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("mercado-libre", 400, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData(
        "mercado-libre",
        400,
        """{"error":"unauthorized_application"}""",
        typeof(ExchangeOutcome.Misconfigured)
    )]
    [InlineData("mercado-libre", 403, """{"error":"forbidden"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("mercado-libre", 429, """{"error":"local_rate_limited"}""", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("mercado-libre", 400, """{"error":"local_rate_limited"}""", typeof(ExchangeOutcome.RetryLater))]
    [InlineData(
        "hubspot",
        400,
        """{"error":"invalid_grant","status":"BAD_REFRESH_TOKEN","message":"x"}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"error":"invalid_client","status":"BAD_CLIENT_ID","message":"x"}""",
        typeof(ExchangeOutcome.SecretRefused)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"BAD_REFRESH_TOKEN","message":"missing or invalid refresh token","correlationId":"x"}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"BAD_AUTH_CODE","message":"missing or invalid auth code"}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"BAD_CLIENT_ID","message":"missing or unknown client id"}""",
        typeof(ExchangeOutcome.SecretRefused)
    )]
    [InlineData("hubspot", 400, """{"status":"BAD_CLIENT_SECRET"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData(
        "hubspot",
        400,
        """{"category":"VALIDATION_ERROR","message":"Invalid refresh token","correlationId":"x","links":{}}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"error","category":"VALIDATION_ERROR","message":"refresh token was not issued to this client"}""",
        typeof(ExchangeOutcome.SignInAgain)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"error","category":"VALIDATION_ERROR","message":"missing or invalid Client Secret"}""",
        typeof(ExchangeOutcome.SecretRefused)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"category":"VALIDATION_ERROR","subCategory":"BAD_CLIENT_ID","message":"x"}""",
        typeof(ExchangeOutcome.SecretRefused)
    )]
    [InlineData(
        "hubspot",
        400,
        """{"status":"error","category":"RATE_LIMITS","message":"x"}""",
        typeof(ExchangeOutcome.RetryLater)
    )]
    [InlineData("hubspot", 400, """{"error":"","category":"VALIDATION_ERROR"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("xero", 400, """{"status":"BAD_REFRESH_TOKEN"}""", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("salesforce", 400, """{"error":"invalid_app_access"}""", typeof(ExchangeOutcome.Misconfigured))]
    [InlineData("zoho", 200, """{"error":"invalid_client_secret"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("zoho", 200, """{"error":"invalid_code"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("zoho", 400, """{"error":"invalid_code"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("zoho", 200, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("zoho", 400, """{"error":"Access Denied","status":"failure"}""", typeof(ExchangeOutcome.RetryLater))]
    [InlineData("amazon-ads", 400, """{"error":"invalid_grant"}""", typeof(ExchangeOutcome.SignInAgain))]
    [InlineData("amazon-ads", 401, """{"error":"invalid_client"}""", typeof(ExchangeOutcome.SecretRefused))]
    [InlineData("amazon-ads", 400, """{"error":"unauthorized_client"}""", typeof(ExchangeOutcome.Misconfigured))]
    public async Task A_refusal_means_what_it_asks_of_us(string provider, int status, string answer, Type outcome) =>
        (await ProviderExchange.With(provider, answer, (HttpStatusCode)status)).Outcome.Should().BeOfType(outcome);

    [Theory]
    [InlineData("""{"status":"BAD_REFRESH_TOKEN","message":"uninstalled"}""", "BAD_REFRESH_TOKEN uninstalled")]
    [InlineData("""{"category":"VALIDATION_ERROR","message":"uninstalled"}""", "VALIDATION_ERROR uninstalled")]
    [InlineData("""{"status":"error","category":"RATE_LIMITS","message":"slowly"}""", "error slowly")]
    public async Task The_reason_is_in_HubSpots_own_fields(string answer, string reason) =>
        Reason(await ProviderExchange.With("hubspot", answer, HttpStatusCode.BadRequest))
            .Should()
            .Be($"api.hubapi.com answered 400: {reason}");

    private static string Reason(ProviderExchange exchange) =>
        exchange.Outcome switch
        {
            ExchangeOutcome.SignInAgain again => again.Reason,
            ExchangeOutcome.RetryLater later => later.Reason,
            _ => "",
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_outage_is_never_taken_for_a_revocation(string provider)
    {
        foreach (var status in new[] { HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable })
        {
            (await ProviderExchange.With(provider, """{"error":"invalid_grant"}""", status))
                .Outcome.Should()
                .BeOfType<ExchangeOutcome.RetryLater>();
        }
    }
}
