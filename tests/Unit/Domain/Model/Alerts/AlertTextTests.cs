using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Domain.Model.Alerts;

public sealed class AlertTextTests
{
    [Fact]
    [Trait("Category", "Long")]
    public void Whatever_comes_in_the_limits_hold() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                ArbMap.Default.ArbFor<PositiveInt>(),
                ArbMap.Default.ArbFor<int>(),
                (words, size, hours) =>
                    Hostile(words ?? "", size.Get, TimeSpan.FromHours(hours)).All(alert => Keeps(alert, The.Now))
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("x")]
    [InlineData("\u3042")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\ud83d")]
    [InlineData("\r\n")]
    [InlineData("\u202e")]
    [InlineData("\"")]
    public void Endless_words_are_cut(string unit)
    {
        var words = string.Concat(Enumerable.Repeat(unit, 20_000));
        Hostile(words, 500, TimeSpan.FromDays(1)).Should().OnlyContain(alert => Keeps(alert, The.Now));
    }

    [Fact]
    public void No_mail_bears_a_link_or_a_phone_number_that_a_provider_chose()
    {
        const string reason =
            "api.amazon.com answered 400: invalid_grant sign in at https://evil.example/login or evil.example, +1 (555) 010-9999";
        Alert[] alerts =
        [
            new Alert.ConnectionProblem(AlertKind.SignInAgain, Some.Name(), reason, The.Now, null),
            new Alert.SecretRefused(SampleAlerts.Secret, reason, null, null, null),
            new Alert.PolicyFailed(SampleAlerts.Secret, "Expiration", reason),
        ];

        foreach (var message in alerts.Select(alert => AlertText.For(alert, The.Now)))
        {
            $"{message.Subject} {message.Body} {message.Sms}"
                .Should()
                .Contain("invalid_grant sign in at (link removed) or (link removed) (number removed)")
                .And.NotContain("evil.example")
                .And.NotContain("010-9999");
        }
    }

    [Fact]
    public void The_same_alert_at_the_same_moment_reads_the_same() =>
        SampleAlerts
            .All.Select(sample => AlertText.For(sample.Alert, The.Now))
            .Should()
            .Equal(SampleAlerts.All.Select(sample => AlertText.For(sample.Alert, The.Now)));

    [Fact]
    public void The_command_bears_the_whole_name_of_the_longest_parameter()
    {
        var name = "/" + new string('n', ParameterName.MaxLength - 1);
        var names = Enumerable.Range(100, 60).Select(at => Some.Name(new string('c', 60) + at)).ToList();
        var facts = SampleAlerts.Secret with { Place = name, Connections = names };

        var message = AlertText.For(new Alert.SecretRefused(facts, new string('r', 300), null, 7, null), The.Now);

        message
            .Body.Should()
            .Contain($"--name {name} --value file://")
            .And.Contain("\nWhat to do: renew it at Login with Amazon, then:\n\n");
        message.Subject.Should().Contain("nnn...nnn").And.EndWith("is refused");
    }

    [Fact]
    public void Of_many_connections_twenty_are_named()
    {
        var names = Enumerable.Range(10, 32).Select(at => Some.Name($"shop-{at}")).ToList();
        var facts = SampleAlerts.Secret with { Connections = names };

        var message = AlertText.For(new Alert.CredentialDeleted(facts, The.Now), The.Now);

        message.Body.Should().Contain("shop-10, ").And.Contain(", shop-29 and 12 more\n").And.NotContain("shop-30");
    }

    [Fact]
    public void A_credential_that_is_no_parameter_gets_no_command()
    {
        var facts = SampleAlerts.OwnSecret with { Place = "environment variable ACME_SECRET" };

        var message = AlertText.For(new Alert.SecretRefused(facts, "no", null, null, null), The.Now);

        message.Body.Should().Contain("Kept in: environment variable ACME_SECRET").And.NotContain("put-parameter");
        message
            .Body.Should()
            .EndWith("\nIt is not kept in a parameter: set it anew where it is kept, and deploy the function again.");
    }

    [Theory]
    [InlineData(48 * 60, "2 days")]
    [InlineData((48 * 60) - 1, "47 hours")]
    [InlineData(120, "2 hours")]
    [InlineData(119, "119 minutes")]
    [InlineData(1, "1 minute")]
    public void The_time_left_is_told_in_the_unit_that_matters(int minutes, string expected)
    {
        var status = SampleAlerts.StatusWith(TimeSpan.FromMinutes(minutes));
        AlertText
            .For(new Alert.Reminder(SampleAlerts.OwnSecret, status, null), The.Now)
            .Subject.Should()
            .EndWith($"client secret of acme-crm stops working in {expected}");
    }

    private static bool Keeps(Alert alert, DateTimeOffset now)
    {
        var (subject, body, sms) = AlertText.For(alert, now);
        return subject.Length is > 0 and <= AlertMessage.MaxSubject
            && sms.Length is > 0 and <= AlertMessage.MaxSms
            && char.IsAsciiLetter(subject[0])
            && subject.All(IsPrintableAscii)
            && sms.All(IsPrintableAscii)
            && Encoding.UTF8.GetByteCount(body) < 2000
            && body.All(c => c == '\n' || !(char.IsControl(c) || char.IsSurrogate(c)));
    }

    private static bool IsPrintableAscii(char c) => c is >= ' ' and <= '~';

    private static IEnumerable<Alert> Hostile(string words, int size, TimeSpan offset)
    {
        var names = Enumerable.Range(1, size).Select(at => Some.Name(new string('c', 60) + at)).ToList();
        var at = The.Now + offset;
        var version = new CredentialVersion(long.MaxValue, at);
        foreach (var provider in ProviderProfiles.All.Append(null))
        {
            foreach (var role in Enum.GetValues<CredentialRole>().Select(role => (CredentialRole?)role).Append(null))
            {
                var facts = new CredentialFacts(words, role, provider, names);
                yield return new Alert.Reminder(facts, SampleAlerts.StatusWith(offset), at);
                yield return new Alert.Reminder(facts, null, at);
                yield return new Alert.Reminder(facts, null, null);
                yield return new Alert.SecretRefused(facts, words, version, long.MaxValue, at);
                yield return new Alert.SecretProven(facts, version, int.MaxValue, at);
                yield return new Alert.CredentialDeleted(facts, at);
                yield return new Alert.PolicyFailed(facts, words, words);
            }

            foreach (var kind in Enum.GetValues<AlertKind>())
            {
                var trouble = new Alert.ConnectionProblem(kind, names[^1], words, at, at);
                yield return trouble with
                {
                    Provider = provider,
                };
                yield return new Alert.Recovered(names[^1], kind, at);
            }
        }
    }
}
