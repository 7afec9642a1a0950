namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Login with Amazon, the authorization server of several of Amazon's APIs.</summary>
internal static class LoginWithAmazon
{
    private const string TokenEndpoint = "https://api.amazon.com/auth/o2/token";

    /// <summary>Login with Amazon's own, and Amazon Ads' in North America.</summary>
    private const string SignInPage = "https://www.amazon.com/ap/oa";

    private static readonly HashSet<string> Regions = ["com", "co.uk", "co.jp"];

    /// <summary>SP-API, "Seller Central URLs" and "Vendor Central URLs"; the two hosts that differ stand below.</summary>
    private static readonly HashSet<string> Marketplaces =
    [
        "ae",
        "ca",
        "co.jp",
        "co.uk",
        "co.za",
        "com",
        "com.au",
        "com.be",
        "com.br",
        "com.mx",
        "com.sg",
        "com.tr",
        "de",
        "eg",
        "es",
        "fr",
        "ie",
        "in",
        "it",
        "nl",
        "pl",
        "sa",
        "se",
        "sg",
    ];

    /// <summary>One tutorial of Amazon's writes the path with a capital; whether the server minds is not documented.</summary>
    private static readonly IReadOnlyList<EndpointPattern> TokenEndpoints =
    [
        EndpointPattern.Of("https://api.amazon.{region}/auth/o2/token", Regions.Contains),
        EndpointPattern.Of("https://api.amazon.{region}/auth/O2/token", Regions.Contains),
    ];

    /// <summary>
    /// For the Selling Partner API. Europe and the Far East have hosts of their own, which a definition's
    /// <c>tokenEndpoint</c> may name; the first serves all regions.
    /// </summary>
    public static ProviderProfile Lwa { get; } =
        new("amazon-lwa", "Login with Amazon")
        {
            TokenEndpoints = TokenEndpoints,
            AuthorizationEndpoints =
            [
                .. EndpointPattern.Each(SignInPage),
                EndpointPattern.Of(
                    "https://sellercentral.amazon.{marketplace}/apps/authorize/consent",
                    Marketplaces.Contains
                ),
                EndpointPattern.Of(
                    "https://vendorcentral.amazon.{marketplace}/apps/authorize/consent",
                    Marketplaces.Contains
                ),
                .. EndpointPattern.Each(
                    "https://sellercentral-europe.amazon.com/apps/authorize/consent",
                    "https://www.vendorcentral.in/apps/authorize/consent"
                ),
            ],
            TokenEndpoint = TokenEndpoint,
            AccessTokenLifetime = TimeSpan.FromHours(1),
            // Amazon wants a new secret every 180 days, and lets the old one live for 7 more.
            Rotation = new RotationPolicy(
                TimeSpan.FromDays(180),
                TimeSpan.FromDays(7),
                RotationPolicy.StandardReminders
            ),
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
    /// For the Amazon Ads API: the same server and answers, but no rule that a client secret ends after 180 days (that
    /// one is the Selling Partner API's). A refresh token belongs to a region: Europe's is refreshed at api.amazon.co.uk,
    /// the Far East's at api.amazon.co.jp (Amazon Ads API, "Retrieve access token").
    /// </summary>
    public static ProviderProfile Ads { get; } =
        new("amazon-ads", "Amazon Ads")
        {
            TokenEndpoints = TokenEndpoints,
            AuthorizationEndpoints = EndpointPattern.Each(
                SignInPage,
                "https://eu.account.amazon.com/ap/oa",
                "https://apac.account.amazon.com/ap/oa"
            ),
            TokenEndpoint = TokenEndpoint,
            AuthorizationEndpoint = SignInPage,
            AccessTokenLifetime = TimeSpan.FromHours(1),
            RotationSteps =
            [
                "Sign in to the Amazon developer console as the owner and open Login with Amazon.",
                "Open the security profile of the application and issue a new client secret.",
                "Store it as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See as the advertiser, under Login with Amazon in the account, whether access was withdrawn.",
                "Sign in through the region's authorisation page as the advertiser and allow access.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
