using System.Text;

namespace Tokens.Domain.Model.Providers.Profiles;

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
        new("microsoft-entra", "Microsoft Entra ID")
        {
            TokenEndpoints = OfEachCloud("token"),
            AuthorizationEndpoints = OfEachCloud("authorize"),
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
                ["login_required"] = ErrorMeaning.SignInAgain,
                ["invalid_resource"] = ErrorMeaning.Misconfigured,
            },
        };

    private static IReadOnlyList<EndpointPattern> OfEachCloud(string endpoint) =>
        [
            EndpointPattern.Of($"https://login.microsoftonline.com/{{tenant}}/oauth2/v2.0/{endpoint}", IsTenant),
            EndpointPattern.Of($"https://login.microsoftonline.us/{{tenant}}/oauth2/v2.0/{endpoint}", IsTenant),
            EndpointPattern.Of($"https://login.partner.microsoftonline.cn/{{tenant}}/oauth2/v2.0/{endpoint}", IsTenant),
        ];

    /// <summary>A directory's id, one of its domains, or the word for several; in any case, as the portal shows them.</summary>
    private static bool IsTenant(string text) =>
        text is "common" or "organizations" or "consumers"
        || IsId(text)
        || (text.Contains('.') && Ascii.IsValid(text) && DnsName.IsLabels(text.ToLowerInvariant()));

    /// <summary>Eight, four, four, four and twelve hexadecimal digits; <see cref="Guid"/> would accept signs and prefixes.</summary>
    private static bool IsId(string text) =>
        text.Split('-') is { Length: 5 } parts
        && parts.Select(part => part.Length).SequenceEqual([8, 4, 4, 4, 12])
        && parts.All(part => part.All(char.IsAsciiHexDigit));
}
