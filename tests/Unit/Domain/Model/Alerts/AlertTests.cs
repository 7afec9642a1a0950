namespace Tokens.Tests.Unit.Domain.Model.Alerts;

public sealed class AlertTests
{
    [Fact]
    public void A_reminder_is_critical_from_its_last_day_on()
    {
        Reminder(TimeSpan.FromDays(1)).Severity.Should().Be(Severity.Critical);
        Reminder(TimeSpan.FromDays(1) + The.Tick).Severity.Should().Be(Severity.Warning);
        Reminder(TimeSpan.FromDays(-30)).Severity.Should().Be(Severity.Critical);
    }

    [Fact]
    public void A_reminder_is_a_warning_from_its_last_week_on()
    {
        Reminder(TimeSpan.FromDays(7)).Severity.Should().Be(Severity.Warning);
        Reminder(TimeSpan.FromDays(7) + The.Tick).Severity.Should().Be(Severity.Info);
    }

    [Fact]
    public void A_parameter_that_will_be_deleted_is_a_warning_however_far_away() =>
        (Reminder(TimeSpan.FromDays(60)) with { DeletedAt = The.Now.AddDays(60) })
            .Severity.Should()
            .Be(Severity.Warning);

    [Fact]
    public void A_reminder_without_a_known_age_is_a_warning() =>
        new Alert.Reminder(SampleAlerts.Secret, null, null).Severity.Should().Be(Severity.Warning);

    [Fact]
    public void A_reminder_is_overdue_from_the_end_on()
    {
        Reminder(The.Tick).Kind.Should().Be(AlertKind.Reminder);
        Reminder(TimeSpan.Zero).Kind.Should().Be(AlertKind.Overdue);
    }

    [Fact]
    public void What_stops_consumers_is_critical()
    {
        new Alert.SecretRefused(SampleAlerts.Secret, "no", null, 7, null).Severity.Should().Be(Severity.Critical);
        new Alert.CredentialDeleted(SampleAlerts.Secret, The.Now).Severity.Should().Be(Severity.Critical);
        SampleAlerts.Trouble(AlertKind.SignInAgain).Severity.Should().Be(Severity.Critical);
        SampleAlerts.Trouble(AlertKind.RefreshFailing).Severity.Should().Be(Severity.Critical);
        SampleAlerts.Trouble(AlertKind.Misconfigured).Severity.Should().Be(Severity.Critical);
    }

    [Fact]
    public void A_connection_that_never_had_a_token_and_is_misconfigured_is_only_a_warning() =>
        (SampleAlerts.Trouble(AlertKind.Misconfigured) with { TokenExpiresAt = null })
            .Severity.Should()
            .Be(Severity.Warning);

    [Fact]
    public void Good_news_is_information()
    {
        var version = new CredentialVersion(8, The.Now);
        new Alert.SecretProven(SampleAlerts.Secret, version, 1, null).Severity.Should().Be(Severity.Info);
        new Alert.Recovered(Some.Name(), AlertKind.SignInAgain, The.Now).Severity.Should().Be(Severity.Info);
    }

    [Fact]
    public void A_credential_of_one_connection_names_it_and_a_shared_one_names_none()
    {
        new Alert.PolicyFailed(SampleAlerts.OwnSecret, "p", "r").Connection.Should().Be(Some.Name("acme-crm"));
        new Alert.PolicyFailed(SampleAlerts.Secret, "p", "r").Connection.Should().BeNull();
    }

    private static Alert.Reminder Reminder(TimeSpan left) =>
        new(SampleAlerts.Secret, SampleAlerts.StatusWith(left), null);
}
