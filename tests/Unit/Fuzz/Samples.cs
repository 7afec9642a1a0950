using Tokens.Tests.Unit.Functions;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>Documents that are right.</summary>
internal static class Samples
{
    /// <summary>With every field that there is.</summary>
    public static Doc FullDefinition { get; } =
        Doc.Parse(
            """
            {"provider":"oauth2","enabled":true,"tokenEndpoint":"https://sso.acme.example/token",
             "authorizationEndpoint":"https://sso.acme.example/authorize","grant":"refresh_token","scope":"a b",
             "extraFields":{"audience":"x","resource":"y"},"clientAuthentication":"basic","bodyFormat":"json",
             "clientId":"/tokens/my-erp/client-id","clientSecret":"/tokens/my-erp/client-secret","refreshToken":"/credentials/refresh-token",
             "accessToken":"/out/access-token","instanceUrl":"/out/instance-url","refreshTokenRotates":false,
             "accessTokenLifetime":"30m","rotateEvery":"180d","grace":"7d","remindBefore":["30d","7d","1d"],
             "secretIssuedAt":"2026-06-01","refreshTokenExpiresAt":"2027-01-31T10:00:00Z"}
            """
        );

    public static IReadOnlyList<Doc> Definitions { get; } =
    [
        FullDefinition,
        Doc.Parse("""{"provider":"amazon-lwa","secretIssuedAt":"2026-06-01","remindBefore":["30d"]}"""),
        Doc.Parse(
            """{"provider":"amazon-lwa","refreshToken":"/out/refresh-token","secretIssuedAt":"2026-06-01","rotateEvery":"90d"}"""
        ),
        Doc.Parse(
            """{"provider":"salesforce","tokenEndpoint":"https://acme.my.salesforce.com/services/oauth2/token","grant":"client_credentials"}"""
        ),
        Doc.Parse(
            """{"provider":"zoho","tokenEndpoint":"https://accounts.zoho.eu/oauth/v2/token","refreshTokenExpiresAt":"2027-01-31"}"""
        ),
    ];

    public static Doc FullStatus { get; } =
        Doc.Parse(
            """
            {"state":"secret-refused","since":"2026-11-20T10:30:00+00:00","reason":"api.amazon.com answered 401",
             "failures":3,"retryAt":"2026-11-21T10:31:00+00:00","runningOnVersion":3,"lifetime":"1800s"}
            """
        );

    public static IReadOnlyList<Doc> Statuses { get; } =
    [
        FullStatus,
        .. new[] { "healthy", "retrying", "secret-refused", "sign-in-again", "misconfigured" }.Select(state =>
            FullStatus.With("state", Doc.Text(state))
        ),
        Doc.Parse("""{"state":"healthy","since":"2026-11-21T10:30:00+00:00"}"""),
    ];

    public static IReadOnlyList<Doc> Claims { get; } =
    [
        Doc.Parse(
            """
            {"occasion":"reminder|/a|2026-11-21T10:30:00Z|86400s","owner":"1","at":"2026-11-21T10:30:00+00:00",
             "alert":{"kind":"reminder","severity":"warning","connection":"my-erp","subject":"s","body":"b","sms":"t"}}
            """
        ),
        Doc.Parse(
            """
            {"occasion":"rotation-completed|/a|v7","sentAt":"2026-11-21T10:30:00+00:00",
             "rotation":{"parameter":"/a","version":7,"modifiedAt":"2026-11-21T10:30:00+00:00","source":"detect"}}
            """
        ),
    ];

    /// <summary>Of every shape that a provider documents, successes and refusals.</summary>
    public static IReadOnlyList<Doc> Answers { get; } =
    [
        .. new[]
        {
            """{"access_token":"fake-planted","refresh_token":"fake-refresh-token-2","expires_in":3600,"token_type":"bearer"}""",
            """{"access_token":"fake-planted","expires_in":"3600","expires_on":"1795260600","ext_expires_in":4800}""",
            """{"access_token":"fake-planted","expires_at":"2026-11-21T12:30:00Z","scope":"x"}""",
            """{"access_token":"fake-planted","expires_at":1795260600000,"refresh_token":""}""",
            """{"access_token":"fake-planted","instance_url":"https://acme.my.salesforce.com","id":"x","issued_at":"1795260600000"}""",
            """{"access_token":"fake-planted","expires_in":3600,"api_domain":"https://www.zohoapis.eu"}""",
            """{"error":"invalid_grant","error_description":"The refresh token fake-planted is no longer good"}""",
            """{"error":"invalid_client","error_codes":[7000222],"error_description":"AADSTS7000222: fake-planted"}""",
            """{"error":{"code":401,"message":"fake-planted"},"error_description":null}""",
            """{"error":"server_error","error_uri":"https://x.example/"}""",
        }.Select(json => Doc.Parse(json.Replace("fake-planted", Planted.Text, StringComparison.Ordinal))),
    ];

    public static IReadOnlyList<Doc> Schedules { get; } =
    [
        Event("schedule"),
        Event("schedule-scheduler"),
        Doc.Parse("""{"source":"tokens.schedule"}"""),
        Doc.Parse("""{"connections":["my-erp","my-shop"]}"""),
        Event("lwa-client-new-secret"),
    ];

    public static IReadOnlyList<Doc> Policies { get; } =
    [
        Event("policy-action-no-change"),
        Event("policy-action-expiration"),
        Event("policy-action-expiration-notification"),
    ];

    public static IReadOnlyList<Doc> Changes { get; } =
    [
        Event("parameter-change-create"),
        Event("parameter-change-update"),
        Event("parameter-change-delete"),
        Event("parameter-change-label"),
    ];

    public static Doc Envelope { get; } = Event("sns-envelope");

    public static IReadOnlyList<Doc> Completions { get; } =
    [
        Doc.Parse(
            """{"parameter":"/shared/client-secret","version":7,"at":"2026-11-22T16:43:50Z","source":"detect"}"""
        ),
        Doc.Parse("""{"parameter":"/tokens/my-erp/refresh-token"}"""),
        Doc.Parse("""{"parameter":"/shared/client-id","source":"pipeline"}"""),
    ];

    /// <summary>About a parameter that the worlds of these tests have.</summary>
    private static Doc Event(string name) =>
        Doc.Parse(
            EventSamples
                .Read(name)
                .GetRawText()
                .Replace("/my-erp/lwa/clientsecret", RotationWorld.Secret, StringComparison.Ordinal)
        );
}
