namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>
/// What the messages of the reference page leave out: each other form that a line can take, and each boundary of a time.
/// </summary>
public sealed class MessageVariantsTests
{
    private static readonly CredentialFacts Id = SampleAlerts.OwnSecret with
    {
        Place = "/tokens/acme-crm/client-id",
        Role = CredentialRole.ClientId,
    };

    private static readonly CredentialFacts Variable = SampleAlerts.OwnSecret with { Place = "env:ACME_SECRET" };

    private static readonly CredentialFacts Foreign = CredentialFacts.Unused(Some.Parameter("/legacy/ftp-password"));

    private static readonly CredentialVersion Version = new(8, The.Now);

    private static readonly RotationStatus AtItsEnd = SampleAlerts.StatusWith(TimeSpan.Zero);

    [Fact]
    public void Every_form_of_a_message_reads_as_it_was_approved()
    {
        var file = Path.Combine(Repository.Root, "tests", "Unit", "Domain", "Model", "Alerts", "MessageVariants.txt");
        var all = string.Concat(Variants().Select(Written));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, all);
        }

        all.Should()
            .Be(File.ReadAllText(file), "UPDATE_SNAPSHOTS=1 rewrites it where the words were changed on purpose");
    }

    private static IEnumerable<Alert> Variants() =>
        [.. Reminders(), .. Refusals(), .. Proofs(), .. Troubles(), .. Recoveries(), .. Others()];

    private static IEnumerable<Alert> Reminders()
    {
        var end = AtItsEnd.EndsAt;
        yield return new Alert.Reminder(SampleAlerts.OwnSecret, AtItsEnd, null);
        yield return new Alert.Reminder(SampleAlerts.OwnSecret, SampleAlerts.StatusWith(The.Tick), null);
        yield return new Alert.Reminder(SampleAlerts.OwnSecret, AtItsEnd, end);
        yield return new Alert.Reminder(SampleAlerts.OwnSecret, AtItsEnd, end - TimeSpan.FromHours(1));
        yield return new Alert.Reminder(SampleAlerts.OwnSecret, AtItsEnd, end + TimeSpan.FromHours(1));
        yield return new Alert.Reminder(Id, null, null);
        yield return new Alert.Reminder(Variable, SampleAlerts.StatusWith(TimeSpan.FromDays(3)), null);
        yield return new Alert.Reminder(SampleAlerts.Secret with { Provider = null }, AtItsEnd, null);
    }

    private static IEnumerable<Alert> Refusals()
    {
        yield return new Alert.SecretRefused(SampleAlerts.OwnSecret, "refused", Version, 7, The.Now);
        yield return new Alert.SecretRefused(SampleAlerts.OwnSecret, "refused", Version, 7, The.Now + The.Tick);
        yield return new Alert.SecretRefused(SampleAlerts.OwnSecret, "refused", Version, 7, null);
        yield return new Alert.SecretRefused(Variable, "refused", null, null, null);
        yield return new Alert.SecretRefused(Variable with { Provider = null }, "refused", null, null, null);
    }

    private static IEnumerable<Alert> Proofs()
    {
        yield return new Alert.SecretProven(SampleAlerts.Secret, Version, 1, The.Now);
        yield return new Alert.SecretProven(SampleAlerts.Secret, Version, 3, The.Now - TimeSpan.FromDays(1));
        yield return new Alert.SecretProven(SampleAlerts.OwnSecret, Version, 1, null);
        yield return new Alert.SecretProven(SampleAlerts.OwnSecret, Version, 1, The.Now + The.Tick);
    }

    private static IEnumerable<Alert> Troubles()
    {
        foreach (var kind in new[] { AlertKind.SignInAgain, AlertKind.Misconfigured, AlertKind.RefreshFailing })
        {
            yield return SampleAlerts.Trouble(kind) with
            {
                TokenExpiresAt = null,
            };
            yield return SampleAlerts.Trouble(kind) with
            {
                TokenExpiresAt = The.Now,
            };
            yield return SampleAlerts.Trouble(kind) with
            {
                TokenExpiresAt = The.Now + The.Tick,
            };
        }
    }

    private static IEnumerable<Alert> Recoveries() =>
        new[]
        {
            AlertKind.SecretRefused,
            AlertKind.SignInAgain,
            AlertKind.Misconfigured,
            AlertKind.RefreshFailing,
        }.Select(kind => new Alert.Recovered(Some.Name("acme-crm"), kind, The.Now - TimeSpan.FromHours(5)));

    private static IEnumerable<Alert> Others()
    {
        var twenty = Enumerable.Range(10, 20).Select(at => Some.Name($"shop-{at}")).ToList();
        var odd = Foreign with { Place = "/ ~\u007f…–—‘’“”\t\u00a0é" };
        yield return new Alert.PolicyFailed(Foreign, "Expiration", "it could not be carried out");
        yield return new Alert.PolicyFailed(odd, "Expiration", "it could not be carried out");
        yield return new Alert.CredentialDeleted(SampleAlerts.Secret with { Connections = twenty }, The.Now);
        yield return new Alert.CredentialDeleted(
            SampleAlerts.Secret with
            {
                Connections = [.. twenty, Some.Name("x")],
            },
            The.Now
        );
    }

    private static string Written(Alert alert)
    {
        var (subject, body, sms) = AlertText.For(alert, The.Now);
        return $"{subject}\n\n{body}\n\n{sms}\n\n----------\n\n";
    }
}
