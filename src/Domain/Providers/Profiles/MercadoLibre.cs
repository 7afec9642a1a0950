namespace Tokens.Domain.Providers.Profiles;

/// <summary>Mercado Libre (Mercado Livre in Brazil).</summary>
internal static class MercadoLibre
{
    /// <summary>
    /// A refresh token is single use: each use returns a new one and kills the old. It ends after about 6 months without
    /// use. One host serves all countries. (Mercado Libre developers, "Autenticación y autorización".)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("mercado-libre", "Mercado Libre", HostPattern.Each("api.mercadolibre.com"))
        {
            TokenEndpoint = "https://api.mercadolibre.com/oauth/token",
            RefreshTokenRotates = true,
            AccessTokenLifetime = TimeSpan.FromHours(6),
            RotationSteps =
            [
                "Sign in to the developers' site, My applications, and open the application.",
                "Renew its secret key.",
                "Store the new key as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in the seller's account, Applications, whether the application was disconnected.",
                "Have the seller's main user, not a collaborator, allow access through the authorisation page.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            // As clients of the API meet them; not confirmed by a page of the provider's own.
            Errors = new Dictionary<string, ErrorMeaning>
            {
                // Here it says that the seller has given the application no grant, or withdrew it.
                ["unauthorized_client"] = ErrorMeaning.SignInAgain,
                // The application itself is blocked.
                ["unauthorized_application"] = ErrorMeaning.Misconfigured,
                ["forbidden"] = ErrorMeaning.Misconfigured,
            },
        };
}
