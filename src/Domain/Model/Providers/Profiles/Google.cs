namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Google.</summary>
internal static class Google
{
    private const string Token = "https://oauth2.googleapis.com/token";
    private const string Authorization = "https://accounts.google.com/o/oauth2/v2/auth";

    /// <summary>
    /// A refresh answer bears no refresh token: the one there is stays. It ends after 6 months without use, or silently
    /// when an account authorises the same client for the 101st time; after 7 days where the consent screen is external
    /// and in testing (Google Identity, "Using OAuth 2.0 to Access Google APIs", Refresh token expiration). How long an
    /// access token lives is only in its answer.
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("google", "Google")
        {
            TokenEndpoints = EndpointPattern.Each(Token),
            AuthorizationEndpoints = EndpointPattern.Each(Authorization),
            TokenEndpoint = Token,
            AuthorizationEndpoint = Authorization,
            RotationSteps =
            [
                "In the Google Cloud console open APIs & Services, Credentials, and the OAuth client.",
                "Add a client secret; leave the old one until the new one has proved itself.",
                "Store the new secret as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See whether the consent screen is still in testing: its refresh tokens end after 7 days. Publish it.",
                "Sign in through the authorisation page with access_type=offline and prompt=consent, and allow access.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            Errors = new Dictionary<string, ErrorMeaning>
            {
                // The client was deleted in the console: neither another secret nor another consent brings it back. (As
                // its users meet it; not confirmed by a page of the provider's own.)
                ["deleted_client"] = ErrorMeaning.Misconfigured,
                // The application is for users of its own organization only, or an administrator's policy forbids it:
                // whoever signs in again meets the same. ("Using OAuth 2.0 for Web Server Applications".)
                ["org_internal"] = ErrorMeaning.Misconfigured,
                ["admin_policy_enforced"] = ErrorMeaning.Misconfigured,
            },
        };
}
