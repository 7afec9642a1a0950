namespace Tokens.Tests.Unit;

/// <summary>Facts that never vary.</summary>
internal static class The
{
    public const string Host = "api.amazon.com";

    public static TimeSpan Tick { get; } = TimeSpan.FromTicks(1);

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 30, 0, TimeSpan.Zero);

    public static Secret ClientId { get; } = FakeSecrets.Register("fake-client-id-1");

    public static Secret ClientSecret { get; } = FakeSecrets.Register("fake-client-secret-1");

    public static Secret RefreshToken { get; } = FakeSecrets.Register("fake-refresh-token-1");

    public static Secret AccessToken { get; } = FakeSecrets.Register("fake-access-token-1");

    /// <summary>Of the customer, where the provider has none for all.</summary>
    public static IReadOnlyDictionary<string, string> OwnEndpoints { get; } =
        new Dictionary<string, string>
        {
            ["microsoft-entra"] = "https://login.microsoftonline.com/acme.example/oauth2/v2.0/token",
            ["oauth2"] = "https://sso.acme.example/token",
            ["shopify"] = "https://acme.myshopify.com/admin/oauth/access_token",
            ["zoho"] = "https://accounts.zoho.eu/oauth/v2/token",
        };

    /// <summary>One of each provider that pins some.</summary>
    public static IReadOnlyDictionary<string, string> TokenEndpoints { get; } =
        ProviderProfiles
            .All.Where(profile => profile.TokenEndpoints.Count > 0)
            .ToDictionary(profile => profile.Name, profile => profile.TokenEndpoint ?? OwnEndpoints[profile.Name]);

    public static ParameterLayout Layout { get; } = new(Some.Parameter("/tokens"));

    /// <summary>The folders outside the root that the deployment lists.</summary>
    public static AllowedPaths Paths { get; } =
        new([Some.Parameter("/credentials")], [Some.Parameter("/out"), Some.Parameter("/elsewhere")]);

    /// <summary>The same as settings.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>
        {
            ["TOKENS_CREDENTIAL_PATHS"] = "/credentials",
            ["TOKENS_OUTPUT_PATHS"] = "/out,/elsewhere",
        };

    public static ConnectionRules Rules { get; } = new(Layout, AllowedHosts.None, Paths);

    public static ClientRules ClientRules { get; } = new(Layout, AllowedHosts.None);
}
