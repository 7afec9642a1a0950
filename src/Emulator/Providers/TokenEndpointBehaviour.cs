namespace Tokens.Emulator.Providers;

/// <summary>A provider's token endpoint as a value; <see cref="TokenServer.Mount"/> brings it to life.</summary>
public sealed record TokenEndpointBehaviour
{
    public required string Path { get; init; }

    /// <summary>Where people sign in; null where there is no such page.</summary>
    public string? AuthorizationPath { get; init; }

    public RefreshTokenRotation Rotation { get; init; } = new RefreshTokenRotation.None();

    /// <summary>An answer repeats the refresh token even where it stays the same, as Login with Amazon's does.</summary>
    public bool RepeatsRefreshToken { get; init; }

    public bool RequiresScopeForClientCredentials { get; init; }

    /// <summary>Null where the answer does not contain it, as with Salesforce.</summary>
    public TimeSpan? AccessTokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Shorter access tokens are filled up to this many characters: Login with Amazon's may have 2,048.</summary>
    public int AccessTokenLength { get; init; }

    public string AccessTokenPrefix { get; init; } = "fake-access-";

    public string RefreshTokenPrefix { get; init; } = "fake-refresh-";

    /// <summary>RFC 6749 section 5.2 says 401; Salesforce says 400.</summary>
    public int InvalidClientStatus { get; init; } = 401;

    /// <summary>The error for a client nobody knows; Salesforce tells it from a wrong secret.</summary>
    public string UnknownClientError { get; init; } = "invalid_client";

    /// <summary>Salesforce's additions: instance_url, id, signature and issued_at, milliseconds since 1970 in a string.</summary>
    public Uri? SalesforceInstance { get; init; }

    public static TokenEndpointBehaviour LoginWithAmazon { get; } =
        new()
        {
            Path = "/auth/o2/token",
            RepeatsRefreshToken = true,
            RequiresScopeForClientCredentials = true,
            AccessTokenPrefix = "Atza|fake-access-",
            RefreshTokenPrefix = "Atzr|fake-refresh-",
        };

    public static TokenEndpointBehaviour Salesforce { get; } =
        new()
        {
            Path = "/services/oauth2/token",
            AccessTokenLifetime = null,
            AccessTokenPrefix = "00Dfake!fake-access-",
            InvalidClientStatus = 400,
            UnknownClientError = "invalid_client_id",
            SalesforceInstance = new Uri("https://fake-org.my.salesforce.com"),
        };

    public static TokenEndpointBehaviour OAuth2 { get; } =
        new() { Path = "/oauth2/token", AuthorizationPath = "/oauth2/authorize" };

    /// <summary>Each refresh token works once; its reuse revokes every token of the grant.</summary>
    public static TokenEndpointBehaviour SingleUse { get; } =
        OAuth2 with
        {
            Rotation = new RefreshTokenRotation.SingleUse { RevokesFamilyOnReuse = true },
        };
}
