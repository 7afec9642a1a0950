namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Mercado Libre (Mercado Livre in Brazil).</summary>
internal static class MercadoLibre
{
    private const string Token = "https://api.mercadolibre.com/oauth/token";

    /// <summary>As the platform's own client libraries have them, but for Costa Rica, on which they disagree.</summary>
    private static readonly HashSet<string> Countries =
    [
        "cl",
        "com.ar",
        "com.bo",
        "com.co",
        "com.do",
        "com.ec",
        "com.mx",
        "com.pa",
        "com.pe",
        "com.py",
        "com.uy",
        "com.ve",
    ];

    /// <summary>
    /// A refresh token is single use: each use returns a new one and kills the old. It ends after about 6 months without
    /// use. One host serves all countries. (Mercado Libre developers, "Autenticación y autorización".)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("mercado-libre", "Mercado Libre")
        {
            TokenEndpoints = EndpointPattern.Each(Token),
            // Users sign in at their own country's.
            AuthorizationEndpoints =
            [
                EndpointPattern.Of("https://auth.mercadolibre.{country}/authorization", Countries.Contains),
                .. EndpointPattern.Each("https://auth.mercadolivre.com.br/authorization"),
            ],
            TokenEndpoint = Token,
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
            // As clients of the API meet them. The first is in Mercado Pago's reference for the same platform; the others
            // are not confirmed by a page of the provider's own.
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
