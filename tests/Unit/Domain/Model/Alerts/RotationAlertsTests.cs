namespace Tokens.Tests.Unit.Domain.Model.Alerts;

public sealed class RotationAlertsTests
{
    private static readonly DateTimeOffset Date = new(2026, 12, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_secret_is_reminded_of_from_its_first_rung_on()
    {
        var issued = new CredentialVersion(7, The.Now);
        var due = The.Now.AddDays(150);

        OfSecret(issued, due - The.Tick).Should().BeNull();
        OfSecret(issued, due)
            .Should()
            .Be(RotationKeys.Of("/tokens/my-erp/client-secret", The.Now.AddDays(180), TimeSpan.FromDays(30)));
    }

    [Fact]
    public void Another_end_is_another_occasion_on_the_same_rung()
    {
        var one = OfSecret(new CredentialVersion(7, The.Now), The.Now.AddDays(150));

        OfSecret(new CredentialVersion(8, The.Now.AddSeconds(1)), The.Now.AddDays(151)).Should().NotBe(one);
    }

    [Fact]
    public void A_date_at_which_the_refresh_token_ends_is_reminded_of()
    {
        var definition = Some.Salesforce().With(ConnectionFields.RefreshTokenExpiresAt, "2026-12-21");

        RefreshToken(definition, Date.AddDays(-30) - The.Tick).Should().BeNull();
        RefreshToken(definition, Date.AddDays(-30)).Should().Be("RefreshToken /tokens/my-erp/refresh-token of my-erp");
    }

    [Fact]
    public void A_secret_in_the_environment_is_reminded_of_by_its_date()
    {
        var client = Variable.With(ClientFields.SecretIssuedAt, "2026-12-21");

        Secret(client, Date.AddDays(150) - The.Tick).Should().BeNull();
        Secret(client, Date.AddDays(150)).Should().Be("ClientSecret env:ERP_SECRET of my-erp");
    }

    [Fact]
    public void Without_dates_without_a_limit_or_disabled_there_is_nothing_to_remind_of()
    {
        var ended = Some.Salesforce().With(ConnectionFields.RefreshTokenExpiresAt, "2020-01-01");

        Secret(Variable, The.Now).Should().BeNull();
        Secret(
                Variable.With(ClientFields.Provider, "salesforce").With(ClientFields.SecretIssuedAt, "2020-01-01"),
                The.Now
            )
            .Should()
            .BeNull();
        Secret(Variable.With(ClientFields.SecretIssuedAt, "2020-01-01"), The.Now).Should().NotBeNull();
        RefreshToken(ended.With(ConnectionFields.RefreshTokenExpiresAt, null), The.Now).Should().BeNull();
        RefreshToken(ended.With(ConnectionFields.Enabled, false), The.Now).Should().BeNull();
        RefreshToken(
                Some.Definition()
                    .With(ConnectionFields.Grant, "client_credentials")
                    .With(ConnectionFields.RefreshTokenExpiresAt, "2020-01-01"),
                The.Now
            )
            .Should()
            .BeNull();
        RefreshToken(ended, The.Now).Should().NotBeNull();
    }

    [Fact]
    public void A_date_of_a_secret_in_a_parameter_is_no_second_reminder() =>
        Secret(Some.Definition().With(ClientFields.SecretIssuedAt, "2020-01-01"), The.Now).Should().BeNull();

    [Fact]
    public void A_malformed_definition_is_told_at_once_and_again_on_the_ladder()
    {
        var entry = new ConnectionEntry.Malformed("my-erp", "a problem", The.Now);
        var first = RotationAlerts.OfMalformed(entry, The.Now)!;

        first.Key.Text.Should().Be("malformed|my-erp|2026-11-21T10:30:00Z|0s");
        first.Alert.Severity.Should().Be(Severity.Warning);
        RotationAlerts.OfMalformed(entry, The.Now - The.Tick)!.Key.Should().Be(first.Key);
        RotationAlerts.OfMalformed(entry, The.Now.AddDays(1) - The.Tick)!.Key.Should().Be(first.Key);
        RotationAlerts.OfMalformed(entry, The.Now.AddDays(1))!.Key.Should().NotBe(first.Key);
        RotationAlerts
            .OfMalformed(entry with { ChangedAt = The.Now.AddSeconds(1) }, The.Now)!
            .Key.Should()
            .NotBe(first.Key);
    }

    [Fact]
    public void What_is_no_connection_is_told_of_by_the_log_alone()
    {
        RotationAlerts.OfMalformed(new ConnectionEntry.Malformed("my-erp", "none", null), The.Now).Should().BeNull();
        RotationAlerts.OfMalformed(new ConnectionEntry.Malformed("No Name", "bad", The.Now), The.Now).Should().BeNull();
    }

    private static Definition Variable => Some.Definition().With(ClientFields.ClientSecret, "env:ERP_SECRET");

    private static DeduplicationKey? OfSecret(CredentialVersion version, DateTimeOffset now)
    {
        var name = Some.Parameter("/tokens/my-erp/client-secret");
        var user = new ConnectionEntry.Defined(Some.Connection(), The.Now);
        var use = CredentialUse.Index(new Catalogue([user], []))[name];
        return RotationAlerts.OfSecret(use, new SecretVersions(name, version, version), now)?.Key;
    }

    private static string? Secret(Definition definition, DateTimeOffset now)
    {
        var client = Some.ClientEntry(definition: definition);
        var user = new ConnectionEntry.Defined(Some.ConnectionOf(client), The.Now);
        return Shown(RotationAlerts.OfDatedSecret(new ClientUse(client.Client, The.Now, [user]), now));
    }

    private static string? RefreshToken(Definition definition, DateTimeOffset now) =>
        Shown(RotationAlerts.OfDatedRefreshToken(Some.Connection(definition: definition), now));

    private static string? Shown(DueAlert? due) =>
        due?.Alert is Alert.Reminder { Credential: var credential }
            ? $"{credential.Role} {credential.Place} of {credential.OnlyConnection}"
            : null;
}
