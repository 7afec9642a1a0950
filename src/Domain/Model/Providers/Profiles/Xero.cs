namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Xero.</summary>
internal static class Xero
{
    private const string Token = "https://identity.xero.com/connect/token";
    private const string Authorization = "https://login.xero.com/identity/connect/authorize";

    /// <summary>
    /// Takes HTTP Basic only. Each use returns a new refresh token; the one before works for 30 minutes more, which is
    /// what saves an answer that was lost. Unused for 60 days it ends (Xero developer, OAuth 2.0, "Token types" and FAQ).
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("xero", "Xero")
        {
            TokenEndpoints = EndpointPattern.Each(Token),
            AuthorizationEndpoints = EndpointPattern.Each(Authorization),
            TokenEndpoint = Token,
            AuthorizationEndpoint = Authorization,
            ClientAuthentication = ClientAuthentication.Basic,
            RefreshTokenRotates = true,
            PreviousRefreshTokenWorks = true,
            AccessTokenLifetime = TimeSpan.FromMinutes(30),
            RotationSteps =
            [
                "Sign in to the Xero developer portal, My Apps, and open the application's configuration.",
                "Generate another client secret; leave the old one until the new one has proved itself.",
                "Store the new secret as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in Xero, Connected apps, whether the application was disconnected.",
                "Sign in through the application's authorisation page, with the scope offline_access, and allow access.",
                "Store the new refresh token as a new version of the parameter.",
            ],
        };
}
