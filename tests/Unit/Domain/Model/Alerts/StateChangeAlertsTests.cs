namespace Tokens.Tests.Unit.Domain.Model.Alerts;

public sealed class StateChangeAlertsTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private static readonly DateTimeOffset Earlier = The.Now - TimeSpan.FromHours(3);

    private static readonly CredentialVersion Old = new(7, Earlier);

    private static readonly CredentialVersion New = new(8, The.Now);

    [Theory]
    [InlineData(ConnectionState.SignInAgain, AlertKind.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured, AlertKind.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused, AlertKind.SecretRefused)]
    public void What_a_person_must_mend_is_told_as_it_begins_and_when_it_begins_anew(
        ConnectionState state,
        AlertKind kind
    )
    {
        var begun = Some.Status(state, The.Now);
        var ongoing = Some.Snapshot(status: begun);

        Notified(Some.Snapshot(), begun)!.Kind.Should().Be(kind);
        Notified(ongoing, begun with { Failures = 2 }).Should().BeNull();
        Notified(ongoing, begun with { Since = The.Now + The.Tick })!.Kind.Should().Be(kind);
    }

    [Fact]
    public void A_misconfiguration_that_we_find_for_another_reason_is_notified_too()
    {
        var snapshot = Some.Snapshot(status: Some.Status(ConnectionState.Misconfigured, The.Now));

        Notified(snapshot, snapshot.Status with { Reason = "another" })!.Kind.Should().Be(AlertKind.Misconfigured);
    }

    [Fact]
    public void A_misconfiguration_that_the_provider_words_anew_is_not_notified_again()
    {
        var refused = Some.Status(ConnectionState.Misconfigured, The.Now, retryAt: The.Now);
        var blip = Some.Status(ConnectionState.Retrying, Earlier, retryAt: The.Now) with
        {
            Underlying = new StateSince(ConnectionState.Misconfigured, The.Now),
        };

        Notified(Some.Snapshot(status: refused), refused with { Reason = "another trace id" }).Should().BeNull();
        Notified(Some.Snapshot(status: blip), refused with { Reason = "another trace id" })
            .Should()
            .BeNull("an outage in between is no news either");
    }

    [Fact]
    public void An_outage_is_told_from_the_second_failure_on_once_the_token_does_not_outlive_the_next_sweep()
    {
        // Written so that it lives for one tick longer than until the next sweep.
        var written = The.Now + Interval + The.Tick - TimeSpan.FromHours(1);
        var again = Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 2 };

        Notified(Failing(written), again).Should().BeNull();
        Notified(Failing(written - The.Tick), again)!.Kind.Should().Be(AlertKind.RefreshFailing);
        Notified(Failing(null), again)!.Kind.Should().Be(AlertKind.RefreshFailing);
        Notified(Some.Snapshot(), again).Should().BeNull("the first failure may be the last");
    }

    [Fact]
    public void Further_failures_of_one_outage_are_one_occasion()
    {
        var snapshot = Failing(null);
        var first = Key(snapshot, snapshot.Status with { Failures = 2 });

        Key(snapshot, snapshot.Status with { Failures = 3 }).Should().Be(first);
        Key(Some.Snapshot(status: snapshot.Status with { Since = The.Now }), snapshot.Status).Should().NotBe(first);
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain, AlertKind.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured, AlertKind.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused, AlertKind.SecretRefused)]
    public void Who_heard_of_the_trouble_hears_of_its_end(ConnectionState state, AlertKind from) =>
        Notified(Some.Snapshot(status: Some.Status(state, Earlier)), Healthy)
            .Should()
            .Be(new Alert.Recovered(Some.Name(), from, Earlier));

    [Theory]
    [InlineData(ConnectionState.SignInAgain, AlertKind.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured, AlertKind.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused, AlertKind.SecretRefused)]
    public void Who_heard_of_the_trouble_hears_of_its_end_after_an_outage_in_between_too(
        ConnectionState behind,
        AlertKind from
    )
    {
        var hidden = new StateSince(behind, Earlier - TimeSpan.FromDays(1));
        var blip = Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 1, Underlying = hidden };

        Notified(Some.Snapshot(status: blip), Healthy)
            .Should()
            .Be(new Alert.Recovered(Some.Name(), from, hidden.Since));
        Notified(Some.Snapshot(status: blip), Some.Status(behind, hidden.Since))
            .Should()
            .BeNull("it is the same trouble");
        Notified(Some.Snapshot(status: blip), Some.Status(behind, The.Now))!.Kind.Should().Be(from);
    }

    [Fact]
    public void The_end_of_an_outage_is_told_to_those_who_heard_of_it_alone()
    {
        var dead = The.Now - TimeSpan.FromHours(1);

        Notified(Failing(dead), Healthy)!.Kind.Should().Be(AlertKind.Recovered);
        Notified(Failing(dead + The.Tick), Healthy).Should().BeNull("its token outlived the outage");
        Notified(Failing(dead) with { Status = Failing(dead).Status with { Failures = 1 } }, Healthy).Should().BeNull();
    }

    [Fact]
    public void A_healthy_connection_has_nothing_to_tell() =>
        Notified(Some.Snapshot(), Healthy with { Lifetime = TimeSpan.FromMinutes(30) }).Should().BeNull();

    [Fact]
    public void The_proof_of_a_new_secret_is_the_all_clear_where_it_takes_the_place_of_another()
    {
        var refused = Some.Snapshot(status: Some.Status(ConnectionState.SecretRefused, Earlier));

        Notified(refused, Healthy, Versions(New, Old)).Should().BeNull();
        Notified(refused, Healthy, Versions(New, null))!.Kind.Should().Be(AlertKind.Recovered);
        Notified(refused, Healthy, Versions(Old, Old))!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void The_proof_by_another_connection_is_the_all_clear_as_well()
    {
        var refused = Some.Snapshot(
            status: Some.Status(ConnectionState.SecretRefused, Earlier) with
            {
                FallbackVersion = 7,
            }
        );

        Notified(refused, Healthy, Versions(New, New)).Should().BeNull();
        Notified(refused, Healthy, Versions(Old, Old))!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void A_refused_version_is_one_occasion_on_every_day_and_one_that_had_worked_is_one_each_day()
    {
        var refused = Some.Status(ConnectionState.SecretRefused);
        var before = Some.Snapshot();
        var unproven = Versions(New, Old);
        var proven = Versions(Old, Old);
        var tomorrow = The.Now.AddDays(1);

        Key(before, refused, tomorrow, unproven).Should().Be(Key(before, refused, null, unproven));
        Key(before, refused, tomorrow, proven).Should().NotBe(Key(before, refused, null, proven));
        Key(before, refused, The.Now.AddHours(1), proven).Should().Be(Key(before, refused, null, proven));
    }

    [Fact]
    public void When_no_older_version_serves_any_more_that_has_a_key_of_its_own()
    {
        var secret = Versions(New, Old);
        var runs = Some.Status(ConnectionState.SecretRefused) with { FallbackVersion = 7 };
        var stops = runs with { FallbackVersion = null };
        var before = Some.Snapshot(status: runs);

        Notified(before, stops, secret)
            .Should()
            .BeOfType<Alert.SecretRefused>()
            .Which.FallbackVersion.Should()
            .BeNull();
        Key(before, stops, null, secret).Should().NotBe(Key(Some.Snapshot(), runs, null, secret));
        Notified(Some.Snapshot(status: stops), stops with { Failures = 2 }, secret).Should().BeNull();
    }

    [Fact]
    public void How_long_the_older_version_serves_is_told_where_the_provider_sets_a_grace()
    {
        var secret = Versions(New, Old);
        var runs = Some.Status(ConnectionState.SecretRefused) with { FallbackVersion = 7 };
        var before = Some.Snapshot() with { SecretUse = OfOne };

        RunsUntil(before, runs, secret).Should().Be(New.ModifiedAt + TimeSpan.FromDays(7));
        RunsUntil(before, runs with { FallbackVersion = null }, secret).Should().BeNull();
        RunsUntil(Some.Snapshot(), runs, secret).Should().BeNull();
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Retrying)]
    public void Trouble_that_lasts_is_told_again_from_the_first_day_on(ConnectionState state)
    {
        var snapshot = Some.Snapshot(status: Some.Status(state, The.Now));

        ProblemAlerts.Escalation(snapshot, snapshot.Status, The.Now.AddDays(1) - The.Tick).Should().BeNull();
        var first = ProblemAlerts.Escalation(snapshot, snapshot.Status, The.Now.AddDays(1))!.Key;
        ProblemAlerts.Escalation(snapshot, snapshot.Status, The.Now.AddDays(3) - The.Tick)!.Key.Should().Be(first);
        ProblemAlerts.Escalation(snapshot, snapshot.Status, The.Now.AddDays(3))!.Key.Should().NotBe(first);
    }

    [Fact]
    public void Health_is_told_again_by_nobody_and_an_outage_not_while_there_is_a_token()
    {
        var now = The.Now.AddDays(2);
        var retrying = Some.Status(ConnectionState.Retrying, The.Now);

        ProblemAlerts.Escalation(Some.Snapshot(), ConnectionStatus.Unknown, now).Should().BeNull();
        ProblemAlerts
            .Escalation(Some.Snapshot(writtenAt: now.AddHours(-1) + The.Tick), retrying, now)
            .Should()
            .BeNull();
        ProblemAlerts
            .Escalation(Some.Snapshot(writtenAt: now.AddHours(-1)), retrying, now)!
            .Alert.Kind.Should()
            .Be(AlertKind.RefreshFailing);
    }

    private static CredentialUse OfOne =>
        new(Some.Parameter("/tokens/my-erp/client-secret"), CredentialRole.ClientSecret, [User])
        {
            Owner = new ClientUse(User.Connection.Client, Earlier, [User]),
        };

    private static ConnectionEntry.Defined User { get; } = new(Some.Connection(), Earlier);

    private static ConnectionStatus Healthy => new(ConnectionState.Healthy, The.Now);

    private static ConnectionSnapshot Failing(DateTimeOffset? writtenAt) =>
        Some.Snapshot(
            status: Some.Status(ConnectionState.Retrying, Earlier) with
            {
                Failures = 2,
            },
            writtenAt: writtenAt
        );

    private static SecretVersions Versions(CredentialVersion newest, CredentialVersion? proven) =>
        new(Some.Parameter("/tokens/my-erp/client-secret"), newest, proven);

    private static Alert? Notified(ConnectionSnapshot before, ConnectionStatus after, SecretVersions? secret = null) =>
        StateChangeAlerts.Of(new StatusChange(before, after, secret), Interval, The.Now)?.Alert;

    private static DateTimeOffset? RunsUntil(
        ConnectionSnapshot before,
        ConnectionStatus after,
        SecretVersions? secret = null
    ) => ((Alert.SecretRefused)Notified(before, after, secret)!).RunsUntil;

    private static DeduplicationKey Key(
        ConnectionSnapshot before,
        ConnectionStatus after,
        DateTimeOffset? now = null,
        SecretVersions? secret = null
    ) => StateChangeAlerts.Of(new StatusChange(before, after, secret), Interval, now ?? The.Now)!.Key;
}
