namespace Tokens.Domain.Providers.Profiles;

/// <summary>Microsoft Entra ID, the authorization server of Microsoft Graph and of Azure.</summary>
internal static class MicrosoftEntra
{
    /// <summary>
    /// The tenant stands in the path, so the definition gives <c>tokenEndpoint</c>: with the tenant's id, or with
    /// <c>common</c>, <c>organizations</c> or <c>consumers</c> for an application of many tenants; national clouds have
    /// hosts of their own. Each use returns a new refresh token (where the scope <c>offline_access</c> was granted) and
    /// does not revoke the old one. Lifetimes vary and are only in the answer. A client secret lives as long as was
    /// chosen when it was made: say so in <c>rotateEvery</c>. (Microsoft identity platform, "OAuth 2.0 authorization
    /// code flow" with its error codes for the token endpoint, and "National clouds".)
    /// </summary>
    public static ProviderProfile Profile { get; } =
        new("microsoft-entra", "Microsoft Entra ID", Hosts)
        {
            RefreshTokenRotates = true,
            PreviousRefreshTokenWorks = true,
            RotationSteps =
            [
                "In the Microsoft Entra admin center open App registrations, the application, Certificates & secrets.",
                "Make a new client secret; the old one works until it expires or is deleted.",
                "Store its Value (not its Secret ID) as a new version of the parameter.",
            ],
            SignInSteps =
            [
                "Sign in through the application's authorisation page, with the scope offline_access, and allow access.",
                "Where an administrator must consent, or a policy wants another factor, let them do so first.",
                "Store the new refresh token as a new version of the parameter.",
            ],
            Errors = new Dictionary<string, ErrorMeaning>
            {
                // A policy wants another factor, or a consent is missing: only a person can give it.
                ["interaction_required"] = ErrorMeaning.SignInAgain,
                ["consent_required"] = ErrorMeaning.SignInAgain,
                ["invalid_resource"] = ErrorMeaning.Misconfigured,
            },
        };

    private static IReadOnlyList<HostPattern> Hosts =>
        HostPattern.Each("login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn");
}
