namespace Tokens.Domain.Providers.Profiles;

/// <summary>HubSpot.</summary>
internal static class HubSpot
{
    /// <summary>
    /// The endpoint of 2026-03: the first one (/oauth/v1/token) ends on 16 February 2027. An access token lives 30
    /// minutes, which HubSpot asks not to rely on: an answer that tells less is believed. That the refresh token stays
    /// the same is not confirmed; a new one is stored all the same. (HubSpot developers, "Manage OAuth access tokens"
    /// and "Migrate from the OAuth v1 API".)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("hubspot", "HubSpot", HostPattern.Each("api.hubapi.com"))
        {
            TokenEndpoint = "https://api.hubapi.com/oauth/2026-03/token",
            AccessTokenLifetime = TimeSpan.FromMinutes(30),
            RotationSteps =
            [
                "Sign in to the HubSpot developer account and open the application's authentication settings.",
                "Issue a new client secret.",
                "Store it as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in the HubSpot account, Connected apps, whether the application was uninstalled.",
                "Install it again through its install URL, as a user who may grant its scopes.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
