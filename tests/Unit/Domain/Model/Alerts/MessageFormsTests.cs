using System.Text;

namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>What an approved text does not show: the tick at which one form gives way to another, and what is cut.</summary>
public sealed class MessageFormsTests
{
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
    public void A_failed_policy_of_another_credential_promises_no_reminders()
    {
        var facts = SampleAlerts.OwnSecret with { Role = CredentialRole.RefreshToken };

        For(new Alert.PolicyFailed(facts, "Expiration", "why"))
            .Body.Should()
            .EndWith("Key=Name,Values=/tokens/acme-crm/client-secret");
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

    private static AlertMessage For(Alert alert) => AlertText.For(alert, The.Now);
}
