using FluentAssertions;
using Xunit;

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
        var first = DeduplicationKey(snapshot, snapshot.Status with { Failures = 2 });

        DeduplicationKey(snapshot, snapshot.Status with { Failures = 3 }).Should().Be(first);
        DeduplicationKey(Some.Snapshot(status: snapshot.Status with { Since = The.Now }), snapshot.Status).Should().NotBe(first);
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

        Notified(Some.Snapshot(status: blip), Healthy).Should().Be(new Alert.Recovered(Some.Name(), from, hidden.Since));
        Notified(Some.Snapshot(status: blip), Some.Status(behind, hidden.Since)).Should().BeNull("it is the same trouble");
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

        Notified(refused with { Secret = Versions(New, Old) }, Healthy).Should().BeNull();
        Notified(refused with { Secret = Versions(New, null) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
        Notified(refused with { Secret = Versions(Old, Old) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void The_proof_by_another_connection_is_the_all_clear_as_well()
    {
        var refused = Some.Snapshot(
            status: Some.Status(ConnectionState.SecretRefused, Earlier) with
            {
                RunningOnVersion = 7,
            }
        );

        Notified(refused with { Secret = Versions(New, New) }, Healthy).Should().BeNull();
        Notified(refused with { Secret = Versions(Old, Old) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void A_refused_version_is_one_occasion_on_every_day_and_one_that_had_worked_is_one_each_day()
    {
        var refused = Some.Status(ConnectionState.SecretRefused);
        var unproven = Some.Snapshot() with { Secret = Versions(New, Old) };
        var proven = Some.Snapshot() with { Secret = Versions(Old, Old) };
        var tomorrow = The.Now.AddDays(1);

        DeduplicationKey(unproven, refused, tomorrow).Should().Be(DeduplicationKey(unproven, refused));
        DeduplicationKey(proven, refused, tomorrow).Should().NotBe(DeduplicationKey(proven, refused));
        DeduplicationKey(proven, refused, The.Now.AddHours(1)).Should().Be(DeduplicationKey(proven, refused));
    }

    [Fact]
    public void When_no_older_version_serves_any_more_that_is_an_occasion_of_its_own()
    {
        var runs = Some.Status(ConnectionState.SecretRefused) with { RunningOnVersion = 7 };
        var snapshot = Some.Snapshot(status: runs) with { Secret = Versions(New, Old) };
        var stops = runs with { RunningOnVersion = null };

        Notified(snapshot, stops).Should().BeOfType<Alert.SecretRefused>().Which.FallbackVersion.Should().BeNull();
        DeduplicationKey(snapshot, stops).Should().NotBe(DeduplicationKey(snapshot with { Status = ConnectionStatus.Unknown }, runs));
        Notified(snapshot with { Status = stops }, stops with { Failures = 2 }).Should().BeNull();
    }

    [Fact]
    public void How_long_the_older_version_serves_is_told_where_the_provider_sets_a_grace()
    {
        var runs = Some.Status(ConnectionState.SecretRefused) with { RunningOnVersion = 7 };
        var snapshot = Some.Snapshot() with { SecretUse = OfOne, Secret = Versions(New, Old) };

        RunsUntil(snapshot, runs).Should().Be(New.ModifiedAt + TimeSpan.FromDays(7));
        RunsUntil(snapshot, runs with { RunningOnVersion = null }).Should().BeNull();
        RunsUntil(snapshot with { SecretUse = null }, runs).Should().BeNull();
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Retrying)]
    public void Trouble_that_lasts_is_told_again_from_the_first_day_on(ConnectionState state)
    {
        var snapshot = Some.Snapshot(status: Some.Status(state, The.Now));

        ProblemAlerts.Effective(snapshot, The.Now.AddDays(1) - The.Tick).Should().BeNull();
        var first = ProblemAlerts.Effective(snapshot, The.Now.AddDays(1))!.Value.DeduplicationKey;
        ProblemAlerts.Effective(snapshot, The.Now.AddDays(3) - The.Tick)!.Value.DeduplicationKey.Should().Be(first);
        ProblemAlerts.Effective(snapshot, The.Now.AddDays(3))!.Value.DeduplicationKey.Should().NotBe(first);
    }

    [Fact]
    public void Health_is_told_again_by_nobody_and_an_outage_not_while_there_is_a_token()
    {
        var now = The.Now.AddDays(2);
        var retrying = Some.Status(ConnectionState.Retrying, The.Now);

        ProblemAlerts.Effective(Some.Snapshot(), now).Should().BeNull();
        ProblemAlerts
            .Effective(Some.Snapshot(status: retrying, writtenAt: now.AddHours(-1) + The.Tick), now)
            .Should()
            .BeNull();
        ProblemAlerts
            .Effective(Some.Snapshot(status: retrying, writtenAt: now.AddHours(-1)), now)!
            .Value.Alert.Kind.Should()
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
        Some.Snapshot(status: Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 2 }, writtenAt: writtenAt);

    private static SecretVersions Versions(CredentialVersion newest, CredentialVersion? proven) =>
        new(Some.Parameter("/tokens/my-erp/client-secret"), newest, proven);

    private static Alert? Notified(ConnectionSnapshot before, ConnectionStatus after) =>
        StateChangeAlerts.Of(before, after, Interval, The.Now)?.Alert;

    private static DateTimeOffset? RunsUntil(ConnectionSnapshot before, ConnectionStatus after) =>
        ((Alert.SecretRefused)Notified(before, after)!).RunsUntil;

    private static DeduplicationKey DeduplicationKey(ConnectionSnapshot before, ConnectionStatus after, DateTimeOffset? now = null) =>
        StateChangeAlerts.Of(before, after, Interval, now ?? The.Now)!.Value.DeduplicationKey;
}
