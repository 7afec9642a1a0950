namespace Tokens.Cli.SampleProvider;

/// <summary>How a provider's authorization server behaves.</summary>
internal sealed record ProviderBehavior(string Provider, string Path, TimeSpan AccessTokenLifetime)
{
    /// <summary>Salesforce returns no expires_in.</summary>
    public bool ReturnsLifetime { get; init; } = true;

    /// <summary>Each use of a refresh token returns a new one and revokes the old one.</summary>
    public bool RotatesRefreshTokens { get; init; }

    /// <summary>The host that an access token is valid for; null if the response has none.</summary>
    public string? InstanceUrl { get; init; }

    /// <summary>Null for no limit.</summary>
    public TimeSpan? SecretLifetime { get; init; }

    /// <summary>How long the old secret works after a new one was issued.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.Zero;

    /// <summary>The HTTP status of invalid_client: 401 by RFC 6749, 400 from Salesforce.</summary>
    public int RefusedClientStatus { get; init; } = 401;

    /// <summary>How its access tokens begin.</summary>
    public string AccessTokenPrefix { get; init; } = "";

    /// <summary>How its refresh tokens begin.</summary>
    public string RefreshTokenPrefix { get; init; } = "";

    /// <summary>Tokens for an hour, reusable refresh tokens, secrets for 180 days, or 7 after their successor was issued.</summary>
    public static ProviderBehavior LoginWithAmazon { get; } =
        new("Login with Amazon", "/auth/o2/token", TimeSpan.FromHours(1))
        {
            SecretLifetime = TimeSpan.FromDays(180),
            Grace = TimeSpan.FromDays(7),
            AccessTokenPrefix = "Atza|",
            RefreshTokenPrefix = "Atzr|",
        };

    /// <summary>Tokens for two hours without expires_in, an instance URL, and a new refresh token at each use.</summary>
    public static ProviderBehavior Salesforce { get; } =
        new("Salesforce", "/services/oauth2/token", TimeSpan.FromHours(2))
        {
            ReturnsLifetime = false,
            RotatesRefreshTokens = true,
            InstanceUrl = "https://sample.my.salesforce.com",
            RefusedClientStatus = 400,
            AccessTokenPrefix = "00D!",
            RefreshTokenPrefix = "5Aep",
        };
}
