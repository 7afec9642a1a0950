using Tokens.Domain.Rotation;

namespace Tokens.Domain.Providers;

/// <summary>The providers that need no more than a name.</summary>
public static class ProviderProfiles
{
    /// <summary>
    /// Login with Amazon, the authorization server of the Selling Partner API. Europe and the Far East have hosts of
    /// their own, which a definition's <c>tokenEndpoint</c> may name; the first serves all regions.
    /// </summary>
    public static ProviderProfile AmazonLwa { get; } =
        new("amazon-lwa", "Login with Amazon", Hosts("api.amazon.com", "api.amazon.co.uk", "api.amazon.co.jp"))
        {
            TokenEndpoint = "https://api.amazon.com/auth/o2/token",
            AccessTokenLifetime = TimeSpan.FromHours(1),
            // Amazon wants a new secret every 180 days, and lets the old one live for 7 more.
            Rotation = new RotationPolicy(TimeSpan.FromDays(180), TimeSpan.FromDays(7), RotationPolicy.StandardLadder),
            RotationSteps =
            [
                "Sign in to Seller Central or Vendor Central as the developer and open Develop Apps.",
                "At the application, open LWA credentials (View) and choose to rotate the client secret.",
                "Store the new secret as a new version of the parameter; the old one works for 7 more days.",
            ],
            // A seller's consent to a public application ends after 365 days; whoever gives it anew gets a new token.
            SignInSteps =
            [
                "Your own application: in Seller Central or Vendor Central open Develop Apps and authorise it again.",
                "A public application: have the seller give their consent again, through its authorisation page.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };

    /// <summary>
    /// Salesforce. Its answer bears no <c>expires_in</c>: a token lives as long as the org's session time-out, 2 hours
    /// unless an administrator changed it (then the definition's <c>accessTokenLifetime</c> says so).
    /// </summary>
    public static ProviderProfile Salesforce { get; } =
        new("salesforce", "Salesforce", Hosts("login.salesforce.com", "test.salesforce.com", "*.my.salesforce.com"))
        {
            TokenEndpoint = "https://login.salesforce.com/services/oauth2/token",
            AuthorizationEndpoint = "https://login.salesforce.com/services/oauth2/authorize",
            AccessTokenLifetime = TimeSpan.FromHours(2),
            TellsInstanceUrl = true,
            RotationSteps =
            [
                "In Setup open the External Client App (or connected app), OAuth settings, Consumer Key and Secret.",
                "Choose to generate a new (staged) secret, and apply it once it is stored here.",
                "Store the new secret as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in Setup, Connected Apps OAuth Usage, whether the application is blocked or the user inactive.",
                "Sign in through the application's authorisation page as the integration user and allow access.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            // Login and test hosts cannot tell which org is meant when no user's token does.
            ClientCredentialsHosts = Hosts("*.my.salesforce.com"),
            Errors = new Dictionary<string, ErrorMeaning>
            {
                ["invalid_client_id"] = ErrorMeaning.SecretRefused,
                // The user who authorised was deactivated: another one must.
                ["inactive_user"] = ErrorMeaning.SignInAgain,
                ["inactive_org"] = ErrorMeaning.Misconfigured,
                ["rate_limit_exceeded"] = ErrorMeaning.ComeBackLater,
            },
        };

    /// <summary>Any other endpoint that speaks RFC 6749; the definition names it, the operator lists its host.</summary>
    public static ProviderProfile OAuth2 { get; } = new("oauth2", "OAuth 2.0", []) { TellsInstanceUrl = false };

    public static IReadOnlyList<ProviderProfile> All { get; } = [AmazonLwa, Salesforce, OAuth2];

    public static Parsed<ProviderProfile> Parse(string? name) =>
        All.FirstOrDefault(profile => profile.Name == name) is { } known
            ? known
            : new Parsed<ProviderProfile>.Invalid(
                $"use one of {string.Join(", ", All.Select(profile => profile.Name))}"
            );

    private static HostPattern[] Hosts(params string[] hosts) => [.. hosts.Select(HostPattern.Of)];
}
