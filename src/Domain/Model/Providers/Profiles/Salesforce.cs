namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Salesforce.</summary>
internal static class Salesforce
{
    /// <summary>
    /// Its answer bears no <c>expires_in</c>: a token lives as long as the org's session time-out, 2 hours
    /// unless an administrator changed it (then the definition's <c>accessTokenLifetime</c> says so).
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("salesforce", "Salesforce")
        {
            TokenEndpoints = OfEachHost("token"),
            AuthorizationEndpoints = OfEachHost("authorize"),
            TokenEndpoint = "https://login.salesforce.com/services/oauth2/token",
            AuthorizationEndpoint = "https://login.salesforce.com/services/oauth2/authorize",
            AccessTokenLifetime = TimeSpan.FromHours(2),
            ReturnsInstanceUrl = true,
            RotationSteps =
            [
                "In Setup open the External Client App (or connected app), OAuth settings, Consumer Key and Secret.",
                "Choose to generate a new (staged) secret, and apply it once it is stored here.",
                "Store the new secret as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in Setup, Connected Apps OAuth Usage, whether the application is blocked or the user inactive.",
                "Sign in through the application's authorisation page as the integration user and allow access.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            // Login and test hosts cannot tell which org is meant when no user's token does.
            ClientCredentialsHosts = HostPattern.Each("*.my.salesforce.com"),
            Errors = new Dictionary<string, ErrorMeaning>
            {
                ["invalid_client_id"] = ErrorMeaning.SecretRefused,
                // The user who authorised was deactivated: another one must.
                ["inactive_user"] = ErrorMeaning.SignInAgain,
                ["inactive_org"] = ErrorMeaning.Misconfigured,
                // The user may not use the application: an administrator has to approve them for it.
                ["invalid_app_access"] = ErrorMeaning.Misconfigured,
            },
        };

    /// <summary>
    /// A My Domain has several labels where it is a sandbox's (<c>acme--dev.sandbox</c>). Other paths of these hosts take
    /// anonymous posts for an org to read (Web-to-Lead).
    /// </summary>
    private static IReadOnlyList<EndpointPattern> OfEachHost(string endpoint) =>
        [
            .. EndpointPattern.Each(
                $"https://login.salesforce.com/services/oauth2/{endpoint}",
                $"https://test.salesforce.com/services/oauth2/{endpoint}"
            ),
            EndpointPattern.Of($"https://{{my-domain}}.my.salesforce.com/services/oauth2/{endpoint}", DnsName.IsLabels),
        ];
}
