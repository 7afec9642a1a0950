namespace Tokens.Domain.Model.Providers.Profiles;

/// <summary>Zoho.</summary>
internal static class Zoho
{
    /// <summary>"Multi DC support", and Canada's, which has a domain of its own. Not confirmed: the United Kingdom's.</summary>
    private static readonly HashSet<string> DataCenters = ["com", "com.au", "com.cn", "eu", "in", "jp", "sa", "uk"];

    /// <summary>
    /// Each data centre has its own host and knows only its own users, so the definition gives <c>tokenEndpoint</c>: the
    /// wrong one refuses a client that is right. Errors are said to come with status 200, which ResponseInterpretation minds. Some
    /// answers tell <c>expires_in</c> in milliseconds; what exceeds this lifetime is not believed. A refresh token stays
    /// the same until its user makes 20 more, and yields 10 access tokens in 10 minutes at most. (Zoho Accounts, "Refresh
    /// access token" and "Multi DC support"; Zoho Writer API, step 4, for the milliseconds.)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("zoho", "Zoho")
        {
            TokenEndpoints = OfEachDataCenter("token"),
            AuthorizationEndpoints = OfEachDataCenter("auth"),
            AccessTokenLifetime = TimeSpan.FromHours(1),
            RotationSteps =
            [
                "Sign in to the Zoho API console of the application's data centre and open the client.",
                "Issue a new client secret.",
                "Store it as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "See in the Zoho account, Connected apps, whether access was revoked: a user has 20 refresh tokens at most.",
                "Sign in through the authorisation page of the user's data centre with access_type=offline, and accept.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            Errors = new Dictionary<string, ErrorMeaning>
            {
                // What the standard calls invalid_grant: Zoho says it of a refresh token as well as of a code (no
                // reference lists it; its users and its own SDKs meet it).
                ["invalid_code"] = ErrorMeaning.SignInAgain,
                // As its users meet it; in no reference.
                ["invalid_client_secret"] = ErrorMeaning.SecretRefused,
            },
        };

    private static IReadOnlyList<EndpointPattern> OfEachDataCenter(string endpoint) =>
        [
            EndpointPattern.Of($"https://accounts.zoho.{{data-center}}/oauth/v2/{endpoint}", DataCenters.Contains),
            .. EndpointPattern.Each($"https://accounts.zohocloud.ca/oauth/v2/{endpoint}"),
        ];
}
