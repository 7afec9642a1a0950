namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>eBay.</summary>
internal static class Ebay
{
    private const string Production = "https://api.ebay.com/identity/v1/oauth2/token";

    /// <summary>
    /// Takes HTTP Basic only. The refresh token stays the same for 18 months and is not in a refresh's answer; a change
    /// of the member's name or password ends it at once. (eBay developers program, "Using a refresh token to update a
    /// User access token", and knowledge base 5218.)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("ebay", "eBay")
        {
            TokenEndpoints = EndpointPattern.Each(Production, "https://api.sandbox.ebay.com/identity/v1/oauth2/token"),
            // None is the default: eBay sends the browser to the application's own page (RuName), never to loopback.
            AuthorizationEndpoints = EndpointPattern.Each(
                "https://auth.ebay.com/oauth2/authorize",
                "https://auth.sandbox.ebay.com/oauth2/authorize"
            ),
            TokenEndpoint = Production,
            ClientAuthentication = ClientAuthentication.Basic,
            AccessTokenLifetime = TimeSpan.FromHours(2),
            RotationSteps =
            [
                "Sign in to the eBay developers program and open Application Keys.",
                "Issue a new Cert ID, which is the client secret, for the environment in use.",
                "Store it as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See with the seller whether their name or password changed, or they withdrew the application's access.",
                "Have the seller give their consent again, through the application's consent page.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
