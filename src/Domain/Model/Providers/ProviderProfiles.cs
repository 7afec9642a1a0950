using Tokens.Domain.Model.Providers.Profiles;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Providers;

/// <summary>The providers that a definition names by a word; what each is like stands in a file of its own.</summary>
public static class ProviderProfiles
{
    public static ProviderProfile AmazonLwa => LoginWithAmazon.Lwa;

    public static ProviderProfile Salesforce => Profiles.Salesforce.Profile;

    /// <summary>Any other endpoint that speaks RFC 6749; the definition names it, the operator lists it.</summary>
    public static ProviderProfile OAuth2 { get; } =
        new("oauth2", "OAuth 2.0")
        {
            // RFC 8707 and its forerunner: which API the token is for.
            GrantFields = ["audience", "resource"],
        };

    public static IReadOnlyList<ProviderProfile> All { get; } =
    [
        LoginWithAmazon.Lwa,
        LoginWithAmazon.Ads,
        Ebay.Profile,
        Google.Profile,
        HubSpot.Profile,
        Intuit.Profile,
        MercadoLibre.Profile,
        MicrosoftEntra.Profile,
        Profiles.Salesforce.Profile,
        Shopify.Profile,
        Xero.Profile,
        Zoho.Profile,
        OAuth2,
    ];

    public static Parsed<ProviderProfile> Parse(string? name) =>
        All.FirstOrDefault(profile => profile.Name == name) is { } known
            ? known
            : new Parsed<ProviderProfile>.Invalid(
                $"use one of {string.Join(", ", All.Select(profile => profile.Name))}"
            );
}
