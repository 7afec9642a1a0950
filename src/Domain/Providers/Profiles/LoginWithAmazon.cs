using Tokens.Domain.Rotation;

namespace Tokens.Domain.Providers.Profiles;

/// <summary>Login with Amazon, the authorization server of several of Amazon's APIs.</summary>
internal static class LoginWithAmazon
{
    private const string TokenEndpoint = "https://api.amazon.com/auth/o2/token";

    private static readonly IReadOnlyList<HostPattern> Hosts = HostPattern.Each(
        "api.amazon.com",
        "api.amazon.co.uk",
        "api.amazon.co.jp"
    );

    /// <summary>
    /// For the Selling Partner API. Europe and the Far East have hosts of their own, which a definition's
    /// <c>tokenEndpoint</c> may name; the first serves all regions.
    /// </summary>
    public static ProviderProfile Lwa { get; } =
        new("amazon-lwa", "Login with Amazon", Hosts)
        {
            TokenEndpoint = TokenEndpoint,
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
    /// For the Amazon Ads API: the same server and answers, but no rule that a client secret ends after 180 days (that
    /// one is the Selling Partner API's). A refresh token belongs to a region: Europe's is refreshed at api.amazon.co.uk,
    /// the Far East's at api.amazon.co.jp (Amazon Ads API, "Retrieve access token").
    /// </summary>
    public static ProviderProfile Ads { get; } =
        new("amazon-ads", "Amazon Ads", Hosts)
        {
            TokenEndpoint = TokenEndpoint,
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
