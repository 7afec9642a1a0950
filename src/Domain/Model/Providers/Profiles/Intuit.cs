namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Intuit, the authorization server of QuickBooks Online.</summary>
internal static class Intuit
{
    private const string Token = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";
    private const string Authorization = "https://appcenter.intuit.com/connect/oauth2";

    /// <summary>
    /// Each answer bears the refresh token, whose value changes about daily: between two changes it repeats the old one.
    /// Whether the value before still works is not confirmed, so it counts as single use. It ends after 100 days without
    /// use and, since 2025, after five years (Intuit Developer, "Authorization FAQ"; QuickBooks SDK release notes). What
    /// an answer tells of that end (<c>x_refresh_token_expires_in</c>) is not read yet: give
    /// <c>refreshTokenExpiresAt</c> in the definition.
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("intuit", "Intuit QuickBooks")
        {
            // The sandbox has the same two.
            TokenEndpoints = EndpointPattern.Each(Token),
            AuthorizationEndpoints = EndpointPattern.Each(Authorization),
            TokenEndpoint = Token,
            AuthorizationEndpoint = Authorization,
            ClientAuthentication = ClientAuthentication.Basic,
            RefreshTokenRotates = true,
            AccessTokenLifetime = TimeSpan.FromHours(1),
            RotationSteps =
            [
                "Sign in to the Intuit developer portal and open the application's keys and credentials.",
                "Issue a new client secret for the environment in use (development or production).",
                "Store it as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in QuickBooks, Apps, whether the company has disconnected the application.",
                "Connect the company again through the application's authorisation page.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
