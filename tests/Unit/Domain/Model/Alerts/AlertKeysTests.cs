namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>What was told is remembered under these texts: with other words all of it would be told once more.</summary>
public sealed class AlertKeysTests
{
    private const string Place = "/tokens/my-erp/client-secret";

    private static readonly CredentialVersion Old = new(7, The.Now.AddDays(-1));

    private static readonly CredentialVersion New = new(8, The.Now);

    private static readonly ConnectionStatus Runs = Some.Status(ConnectionState.SecretRefused) with
    {
        FallbackVersion = 7,
    };

    [Fact]
    public void Trouble_that_begins_is_named_by_the_status_before_it_and_what_we_found_wrong()
    {
        var before = Some.Snapshot(status: Some.Status(ConnectionState.Retrying, The.Now));
        var found = Some.Status(ConnectionState.Misconfigured, The.Now.AddMinutes(1));
        var refused = Some.Status(ConnectionState.SignInAgain, The.Now.AddMinutes(1));

        Of(before, refused).Should().Be("SignInAgain|my-erp|Retrying|2026-11-21T10:30:00Z");
        Of(before, found).Should().Be("Misconfigured|my-erp|Retrying|2026-11-21T10:30:00Z|a reason");
        Of(before, found with { Reason = null }).Should().Be("Misconfigured|my-erp|Retrying|2026-11-21T10:30:00Z|");
    }

    [Fact]
    public void An_outage_is_named_by_its_beginning()
    {
        var failing = Some.Status(ConnectionState.Retrying, The.Now) with { Failures = 2 };

        Of(Some.Snapshot(status: failing), failing).Should().Be("refresh-failing|my-erp|2026-11-21T10:30:00Z");
    }

    [Fact]
    public void A_new_secret_that_is_refused_is_named_by_its_version_and_whether_an_older_one_serves()
    {
        var before = Some.Snapshot();
        var secret = Versions(New, Old);
        const string version = $"secret-refused|{Place}|v8@2026-11-21T10:30:00Z";

        Of(before, Runs, secret).Should().Be($"{version}|runs");
        Of(before, Runs with { FallbackVersion = null }, secret).Should().Be($"{version}|stops");
    }

    [Fact]
    public void A_secret_that_had_worked_and_is_refused_is_named_by_its_day()
    {
        const string day = $"secret-refused|{Place}|2026-11-21";

        Of(Some.Snapshot(), Runs, Versions(Old, Old)).Should().Be(day);
        Of(Some.Snapshot(), Runs).Should().Be(day, "of a secret that is kept elsewhere no version is known");
    }

    [Fact]
    public void The_end_of_trouble_is_named_by_its_beginning_and_of_a_shared_secret_by_its_day()
    {
        var healthy = new ConnectionStatus(ConnectionState.Healthy, The.Now);

        Of(Some.Snapshot(status: Some.Status(ConnectionState.SignInAgain)), healthy)
            .Should()
            .Be("recovered|my-erp|2026-11-21T10:30:00Z");
        Of(Some.Snapshot(status: Runs), healthy).Should().Be($"recovered|{Place}|2026-11-21");
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain, "sign-in-again|my-erp|2026-11-21T10:30:00Z|86400s")]
    [InlineData(ConnectionState.Misconfigured, "misconfigured|my-erp|2026-11-21T10:30:00Z|86400s")]
    [InlineData(ConnectionState.Retrying, "refresh-failing|my-erp|2026-11-21T10:30:00Z|86400s")]
    [InlineData(ConnectionState.SecretRefused, $"secret-refused|{Place}|86400s|2026-11-22")]
    public void Trouble_that_lasts_is_named_by_its_beginning_and_its_rung(ConnectionState state, string text) =>
        ProblemAlerts.Escalation(Some.Snapshot(), Some.Status(state), The.Now.AddDays(2))!.Key.Text.Should().Be(text);

    [Fact]
    public void The_reason_is_told_and_there_may_be_none()
    {
        var snapshot = Some.Snapshot();
        var unknown = Runs with { Reason = null };

        ProblemAlerts.Of(snapshot, Runs, AlertKind.SignInAgain).Reason.Should().Be("a reason");
        ProblemAlerts.Of(snapshot, unknown, AlertKind.SignInAgain).Reason.Should().BeEmpty();
        ProblemAlerts.Refused(snapshot, Runs, New).Reason.Should().Be("a reason");
        ProblemAlerts.Refused(snapshot, unknown, New).Reason.Should().BeEmpty();
    }

    private static SecretVersions Versions(CredentialVersion newest, CredentialVersion proven) =>
        new(Some.Parameter(Place), newest, proven);

    private static string Of(ConnectionSnapshot before, ConnectionStatus after, SecretVersions? secret = null) =>
        StateChangeAlerts.Of(new StatusChange(before, after, secret), TimeSpan.FromMinutes(15), The.Now)!.Key.Text;
}
