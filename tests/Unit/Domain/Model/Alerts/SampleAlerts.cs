namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>An alert of every kind, with the facts of an ordinary night.</summary>
internal static class SampleAlerts
{
    public static CredentialFacts Secret { get; } =
        new(
            "/my-erp/lwa/clientsecret",
            CredentialRole.ClientSecret,
            ProviderProfiles.AmazonLwa,
            [Some.Name("acme-orders"), Some.Name("acme-stock"), Some.Name("acme-prices")]
        );

    public static CredentialFacts OwnSecret { get; } =
        new(
            "/tokens/acme-crm/client-secret",
            CredentialRole.ClientSecret,
            ProviderProfiles.Salesforce,
            [Some.Name("acme-crm")]
        );

    private static CredentialFacts RefreshToken { get; } =
        new(
            "/tokens/acme-orders/refresh-token",
            CredentialRole.RefreshToken,
            ProviderProfiles.AmazonLwa,
            [Some.Name("acme-orders")]
        );

    public static IReadOnlyList<(string Title, Alert Alert)> All { get; } =
    [
        ("A client secret, 30 days before its end", new Alert.Reminder(Secret, StatusWith(Days(29.5)), null)),
        ("The same, 7 days before", new Alert.Reminder(Secret, StatusWith(Days(6.9)), null)),
        ("The same, on the last day", new Alert.Reminder(Secret, StatusWith(TimeSpan.FromHours(23)), null)),
        ("The same, after its end", new Alert.Reminder(Secret, StatusWith(Days(-3.2)), null)),
        ("A consent that ends", new Alert.Reminder(RefreshToken, StatusWith(Days(14), issuedAt: false), null)),
        ("A parameter with an Expiration policy", new Alert.Reminder(OwnSecret, null, The.Now + Days(10))),
        (
            "A parameter that no connection uses",
            new Alert.Reminder(CredentialFacts.Unused(Some.Parameter("/legacy/ftp-password")), null, null)
        ),
        (
            "A new client secret is refused, an older one works",
            new Alert.SecretRefused(
                Secret,
                "api.amazon.com answered 401 invalid_client: Client authentication failed",
                new CredentialVersion(8, The.Now - TimeSpan.FromMinutes(3)),
                7,
                The.Now + Days(6.5)
            )
        ),
        (
            "A client secret is refused, and no other one works",
            new Alert.SecretRefused(OwnSecret, "login.salesforce.com answered 400 invalid_client", null, null, null)
        ),
        (
            "A new client secret works",
            new Alert.SecretProven(Secret, new CredentialVersion(8, The.Now), 2, The.Now + Days(7))
        ),
        ("A client secret was deleted", new Alert.CredentialDeleted(OwnSecret, The.Now - TimeSpan.FromMinutes(1))),
        (
            "The refresh token is no longer good",
            Trouble(AlertKind.SignInAgain, "api.amazon.com answered 400 invalid_grant") with
            {
                Provider = ProviderProfiles.AmazonLwa,
                RefreshToken = Some.Parameter("/tokens/acme-orders/refresh-token"),
            }
        ),
        (
            "A setting is wrong",
            Trouble(AlertKind.Misconfigured, "api.amazon.com answered 400 unauthorized_client") with
            {
                Provider = ProviderProfiles.AmazonLwa,
            }
        ),
        (
            "The provider is in trouble",
            Trouble(AlertKind.RefreshFailing, "api.amazon.com answered 503") with
            {
                Provider = ProviderProfiles.AmazonLwa,
                TokenExpiresAt = The.Now - TimeSpan.FromMinutes(5),
            }
        ),
        (
            "A connection works again",
            new Alert.Recovered(Some.Name("acme-orders"), AlertKind.RefreshFailing, The.Now - TimeSpan.FromHours(3))
        ),
        (
            "A parameter's policy failed",
            new Alert.PolicyFailed(Secret, "NoChangeNotification", "The policy could not be evaluated")
        ),
    ];

    public static RotationStatus StatusWith(TimeSpan left, bool issuedAt = true)
    {
        var endsAt = The.Now + left;
        var status = RotationSchedule.At(endsAt - Days(180), endsAt, RotationPolicy.StandardReminders, The.Now);
        return issuedAt ? status : status with { IssuedAt = null };
    }

    public static Alert.ConnectionProblem Trouble(AlertKind what, string reason = "a reason") =>
        new(
            what,
            Some.Name("acme-orders"),
            reason,
            The.Now - TimeSpan.FromMinutes(95),
            The.Now + TimeSpan.FromMinutes(40)
        );

    public static TimeSpan Days(double days) => TimeSpan.FromDays(days);
}
