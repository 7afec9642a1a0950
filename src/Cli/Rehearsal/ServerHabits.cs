namespace Tokens.Cli.Rehearsal;

/// <summary>How a provider's authorization server answers, as a value.</summary>
/// <param name="Provider">Whom it behaves like.</param>
/// <param name="Path">Of its token endpoint.</param>
/// <param name="AccessTokenLifetime">How long its access tokens are good.</param>
internal sealed record ServerHabits(string Provider, string Path, TimeSpan AccessTokenLifetime)
{
    /// <summary>Salesforce tells no lifetime.</summary>
    public bool TellsLifetime { get; init; } = true;

    /// <summary>Each use of a refresh token gives a new one and kills the old.</summary>
    public bool RotatesRefreshTokens { get; init; }

    /// <summary>The host that an access token is good for; null where no answer names one.</summary>
    public string? InstanceUrl { get; init; }

    /// <summary>How long a client secret lives; null for ever.</summary>
    public TimeSpan? SecretLife { get; init; }

    /// <summary>How long the old secret goes on working after a new one was issued.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.Zero;

    /// <summary>The HTTP status for a client that is refused: RFC 6749 says 401, Salesforce 400.</summary>
    public int RefusedClientStatus { get; init; } = 401;

    /// <summary>What its access tokens and its refresh tokens begin with.</summary>
    public (string Access, string Refresh) Prefixes { get; init; } = ("", "");

    /// <summary>An hour's token, a refresh token that stays, and a secret that ends after 180 days, 7 after its successor.</summary>
    public static ServerHabits LoginWithAmazon { get; } =
        new("Login with Amazon", "/auth/o2/token", TimeSpan.FromHours(1))
        {
            SecretLife = TimeSpan.FromDays(180),
            Grace = TimeSpan.FromDays(7),
            Prefixes = ("Atza|", "Atzr|"),
        };

    /// <summary>Two hours that no answer tells, an instance URL, and a new refresh token at each use.</summary>
    public static ServerHabits Salesforce { get; } =
        new("Salesforce", "/services/oauth2/token", TimeSpan.FromHours(2))
        {
            TellsLifetime = false,
            RotatesRefreshTokens = true,
            InstanceUrl = "https://rehearsal.my.salesforce.com",
            RefusedClientStatus = 400,
            Prefixes = ("00D!", "5Aep"),
        };
}
