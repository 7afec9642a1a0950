namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>HubSpot.</summary>
internal static class HubSpot
{
    private const string Newest = "https://api.hubapi.com/oauth/2026-03/token";
    private const string Authorization = "https://app.hubspot.com/oauth/authorize";

    /// <summary>The category that v3 and 2026-03 give to any request that they refuse.</summary>
    private const string Refused = "VALIDATION_ERROR";

    /// <summary>
    /// The endpoint of 2026-03: the first one (/oauth/v1/token) ends on 16 February 2027. An access token lives 30
    /// minutes, which HubSpot asks not to rely on: an answer that tells less is believed. That the refresh token stays
    /// the same is not confirmed; a new one is stored all the same. (HubSpot developers, "Manage OAuth access tokens"
    /// and "Migrate from the OAuth v1 API".)
    /// </summary>
    /// <remarks>
    /// The path is what keeps a secret: on the same host a workflow's webhook takes what anybody posts, for whoever owns
    /// the workflow to read.
    /// </remarks>
    public static ProviderProfile Profile { get; } =
        new("hubspot", "HubSpot")
        {
            TokenEndpoints = EndpointPattern.Each(
                Newest,
                "https://api.hubapi.com/oauth/v3/token",
                "https://api.hubapi.com/oauth/v1/token"
            ),
            AuthorizationEndpoints = EndpointPattern.Each(Authorization),
            TokenEndpoint = Newest,
            AuthorizationEndpoint = Authorization,
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
            // v1 says what is wrong in "status", the later ones in "category" and "subCategory", beside a "status" that
            // is "error". None of them is certain to have the standard's fields ("Create OAuth token", error schema).
            ErrorFields = new(
                ["error", "status", "subCategory", "category"],
                [.. ErrorFields.Standard.Texts, "message"]
            ),
            Errors = new Dictionary<string, ErrorMeaning>
            {
                // What an uninstalled application's refresh token is answered with.
                ["BAD_REFRESH_TOKEN"] = ErrorMeaning.SignInAgain,
                ["BAD_AUTH_CODE"] = ErrorMeaning.SignInAgain,
                ["BAD_CLIENT_ID"] = ErrorMeaning.SecretRefused,
                ["BAD_CLIENT_SECRET"] = ErrorMeaning.SecretRefused,
                // A request that worked before: most often the application was uninstalled. Not confirmed by HubSpot.
                [Refused] = ErrorMeaning.SignInAgain,
            },
            // Without these a new client secret that is wrong would pass for an uninstalled application, and the one
            // that works would not be tried.
            ErrorPhrases =
            [
                .. new[] { "client secret", "client_secret", "client id", "client_id" }.Select(
                    phrase => new ErrorPhrase(Refused, phrase, ErrorMeaning.SecretRefused)
                ),
            ],
        };
}
