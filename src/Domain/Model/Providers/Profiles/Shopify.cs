namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Shopify, for its expiring offline access tokens.</summary>
internal static class Shopify
{
    /// <summary>
    /// Each shop has its own host, so the definition gives <c>tokenEndpoint</c>. A refresh token lives 90 days; each use
    /// returns a new one, and the one before works until the new one is first used, for 30 days at most (Shopify
    /// changelog of August 2026, "More resilient refreshes for expiring offline access tokens"). A client_credentials
    /// token of one's own organisation lives longer: <c>accessTokenLifetime</c> says so.
    /// </summary>
    /// <remarks>
    /// The path is what keeps a secret: a shop's app proxies hand on what is posted below others to the apps' developers.
    /// </remarks>
    public static ProviderProfile Profile { get; } =
        new("shopify", "Shopify")
        {
            TokenEndpoints =
            [
                EndpointPattern.Of("https://{shop}.myshopify.com/admin/oauth/access_token", DnsName.IsLabel),
            ],
            AuthorizationEndpoints =
            [
                EndpointPattern.Of("https://{shop}.myshopify.com/admin/oauth/authorize", DnsName.IsLabel),
            ],
            RefreshTokenRotates = true,
            PreviousRefreshTokenWorks = true,
            AccessTokenLifetime = TimeSpan.FromHours(1),
            RotationSteps =
            [
                "In the Dev Dashboard open Apps, the application, Settings, and rotate the client secret.",
                "Store the new secret as a new version of the parameter.",
                "Revoke the old one there once the new one has proved itself; webhooks are signed with it until then.",
            ],
            SignInSteps =
            [
                "See in the shop's admin, Apps, whether the application was uninstalled.",
                "Have the merchant open or install it again, and ask for an expiring offline token (expiring=1).",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
