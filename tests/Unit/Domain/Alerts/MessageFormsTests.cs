using System.Text;
using FluentAssertions;
using Tokens.Domain.Alerts;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Alerts;

/// <summary>What differs from the samples on the page of messages, where a fact is missing or stands on its edge.</summary>
public sealed class MessageFormsTests
{
    private static readonly CredentialVersion Eighth = new(8, The.Now);

    [Fact]
    public void A_client_id_has_steps_of_its_own()
    {
        var facts = SampleAlerts.Secret with { Role = CredentialRole.ClientId };

        var message = For(new Alert.Reminder(facts, null, null));

        message.Subject.Should().EndWith("client id /my-erp/lwa/clientsecret is due to be renewed");
        message
            .Body.Should()
            .Contain(
                "\n1. Copy the client id from the application's page at Login with Amazon."
                    + "\n2. Store it as a new version of the parameter; with a new client id comes a new client secret.\n"
            );
    }

    [Fact]
    public void A_parameter_that_will_be_deleted_before_its_secret_ends_is_told_as_that()
    {
        var reminder = new Alert.Reminder(SampleAlerts.OwnSecret, SampleAlerts.StatusWith(TimeSpan.FromDays(10)), null);
        var before = For(reminder with { DeletedAt = The.Now.AddDays(10) - The.Tick });
        var atOnce = For(reminder with { DeletedAt = The.Now.AddDays(10) });

        before.Subject.Should().EndWith("will be deleted in 9 days");
        before.Body.Should().StartWith("Parameter Store is going to delete this parameter");
        atOnce.Subject.Should().EndWith("stops working in 10 days");
        atOnce
            .Body.Should()
            .StartWith("This client secret is about to stop working")
            .And.Contain("Deleted by Parameter");
    }

    [Fact]
    public void At_its_very_end_a_secret_is_past_it() =>
        For(new Alert.Reminder(SampleAlerts.OwnSecret, SampleAlerts.StatusWith(TimeSpan.Zero), null))
            .Body.Should()
            .Contain("Stops working: 2026-11-21 10:30 UTC (0 minutes ago)");

    [Theory]
    [InlineData(1, "1 of 3 connections runs on it already; the others follow when they are next refreshed. Nothing")]
    [InlineData(3, "3 of 3 connections run on it already. Nothing")]
    public void How_many_run_on_a_new_secret_is_told(int run, string words) =>
        For(new Alert.SecretProven(SampleAlerts.Secret, Eighth, run, null)).Body.Should().Contain($"\n{words} is left");

    [Fact]
    public void How_long_the_old_secret_lives_may_be_unknown_or_past()
    {
        var proven = new Alert.SecretProven(SampleAlerts.OwnSecret, Eighth, 1, null);
        var past = For(proven with { OldLivesUntil = The.Now });

        For(proven).Sms.Should().EndWith("works: 1 of 1 run on it.");
        For(proven)
            .Body.Should()
            .Contain("\nWhen the old one stops working is not known: if the provider keeps it, delete it there.\n");
        past.Body.Should().Contain("\nThe old one works no more since 2026-11-21 10:30 UTC.\n");
    }

    [Fact]
    public void How_long_the_older_version_serves_may_be_unknown_or_past()
    {
        var refused = new Alert.SecretRefused(SampleAlerts.OwnSecret, "no", Eighth, 7, null);

        For(refused).Sms.Should().EndWith(": version 8 is refused, 7 runs. Store the right one.");
        For(refused).Body.Should().Contain("version 7. Nobody can tell for how long");
        For(refused with { RunsUntil = The.Now })
            .Body.Should()
            .Contain("was expected to work until 2026-11-21 10:30 UTC only");
    }

    [Fact]
    public void A_refusal_tells_of_a_provider_that_is_not_known_too()
    {
        var facts = SampleAlerts.OwnSecret with { Provider = null };

        For(new Alert.SecretRefused(facts, "no", null, null, null))
            .Body.Should()
            .StartWith("the provider refuses this client secret: no\n");
    }

    [Fact]
    public void A_failed_policy_of_another_credential_promises_no_reminders()
    {
        var facts = SampleAlerts.OwnSecret with { Role = CredentialRole.RefreshToken };

        For(new Alert.PolicyFailed(facts, "Expiration", "why"))
            .Body.Should()
            .EndWith("Key=Name,Values=/tokens/acme-crm/client-secret");
    }

    [Fact]
    public void Trouble_without_a_known_provider_or_token_tells_what_is_known() =>
        For(SampleAlerts.Trouble(AlertKind.Misconfigured) with { TokenExpiresAt = null })
            .Should()
            .Be(
                new AlertMessage(
                    "Tokens WARNING: acme-orders is misconfigured",
                    """
                    This connection cannot be refreshed as it is set up: its definition, a parameter or a setting at the provider is wrong.
                    Reason: a reason

                    Connection: acme-orders
                    Since: 2026-11-21 08:55 UTC (95 minutes)
                    Consumers: there never was an access token

                    What to do: mend what the reason names. Tokens tries again every hour, and at its next run once the definition or a credential has changed.
                    """,
                    "Tokens WARNING: acme-orders is misconfigured. No token yet. The mail says what is wrong."
                )
            );

    [Fact]
    public void A_token_has_expired_at_the_moment_of_its_expiry()
    {
        var message = For(SampleAlerts.Trouble(AlertKind.RefreshFailing) with { TokenExpiresAt = The.Now });

        message.Sms.Should().Contain("Token expired 2026-11-21 10:30 UTC.");
        message.Body.Should().Contain("Consumers: fail since 2026-11-21 10:30 UTC, when the access token expired");
    }

    [Theory]
    [InlineData(AlertKind.SecretRefused, "had a refused client secret")]
    [InlineData(AlertKind.SignInAgain, "had to be signed in again")]
    [InlineData(AlertKind.Misconfigured, "was misconfigured")]
    [InlineData(AlertKind.RefreshFailing, "could not be refreshed")]
    public void What_was_wrong_is_told_when_it_is_over(AlertKind from, string was)
    {
        var message = For(new Alert.Recovered(Some.Name(), from, The.Now.AddHours(-3)));

        message.Sms.Should().Be($"Tokens: my-erp works again. It {was} for 3 hours.");
        message.Body.Should().Contain($"\nWhat was wrong: it {was}\n");
    }

    [Fact]
    public void A_line_has_ASCII_alone()
    {
        var facts = SampleAlerts.Secret with { Place = "‘a’ “b”–c—d…~\u00a0\u0001é" };

        For(new Alert.CredentialDeleted(facts, The.Now))
            .Subject.Should()
            .Be("Tokens CRITICAL: client secret 'a' \"b\"-c-d...~  ? was deleted");
    }

    [Fact]
    public void A_line_that_a_shorter_name_does_not_make_fit_is_cut_at_its_end()
    {
        var facts = SampleAlerts.Secret with { Place = new string('n', 60) };
        var version = new CredentialVersion(1_234_567, The.Now);

        For(new Alert.SecretRefused(facts, "no", version, 123_455, The.Now))
            .Sms.Should()
            .Be(
                "Tokens CRITICAL: client secret nnnnnnnn...nnnnnnnnn: version 1234567 is refused, "
                    + "123455 runs until 2026-11-21 10:30 UTC. Store the right..."
            );
    }

    [Fact]
    public void Of_twenty_connections_none_is_left_out()
    {
        var names = Enumerable.Range(10, 20).Select(at => Some.Name($"shop-{at}")).ToList();

        For(new Alert.CredentialDeleted(SampleAlerts.Secret with { Connections = names }, The.Now))
            .Body.Should()
            .Contain(", shop-28, shop-29\n");
    }

    [Fact]
    public void A_body_may_fill_its_room_to_the_last_byte()
    {
        var facts = SampleAlerts.Secret with { Place = "/" + new string('n', 850) };

        Enumerable
            .Range(1, 150)
            .Select(length => new Alert.SecretRefused(facts, new string('r', length), null, 7, null))
            .Max(alert => Encoding.UTF8.GetByteCount(For(alert).Body))
            .Should()
            .Be(1999);
    }

    [Fact]
    public void A_body_that_fits_in_no_form_is_cut_at_the_end_of_its_shortest()
    {
        var endless = new string('あ', 1000);

        var body = For(new Alert.PolicyFailed(SampleAlerts.Secret with { Place = endless }, endless, endless)).Body;

        Encoding.UTF8.GetByteCount(body).Should().BeInRange(1990, 1999);
        body.Should().EndWith("ああ...").And.Contain($"\nKept in: {endless[..18]}...{endless[..19]}\n");
    }

    private static AlertMessage For(Alert alert) => ComposeAlert.For(alert, The.Now);
}
