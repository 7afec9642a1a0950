using FluentAssertions;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Alerts;
using Tokens.Domain.Clients;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Rotation;
using Xunit;

namespace Tokens.Tests.Unit.Domain.Alerts;

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
        var lasting = Some.Survey(status: begun);

        Told(Some.Survey(), begun)!.Kind.Should().Be(kind);
        Told(lasting, begun with { Failures = 2 }).Should().BeNull();
        Told(lasting, begun with { Since = The.Now + The.Tick })!.Kind.Should().Be(kind);
    }

    [Fact]
    public void A_misconfiguration_that_we_find_for_another_reason_is_notified_too()
    {
        var survey = Some.Survey(status: Some.Status(ConnectionState.Misconfigured, The.Now));

        Told(survey, survey.Status with { Reason = "another" })!.Kind.Should().Be(AlertKind.Misconfigured);
    }

    [Fact]
    public void A_misconfiguration_that_the_provider_words_anew_is_not_notified_again()
    {
        var refused = Some.Status(ConnectionState.Misconfigured, The.Now, retryAt: The.Now);
        var blip = Some.Status(ConnectionState.Retrying, Earlier, retryAt: The.Now) with
        {
            Behind = new LastingState(ConnectionState.Misconfigured, The.Now),
        };

        Told(Some.Survey(status: refused), refused with { Reason = "another trace id" }).Should().BeNull();
        Told(Some.Survey(status: blip), refused with { Reason = "another trace id" })
            .Should()
            .BeNull("an outage in between is no news either");
    }

    [Fact]
    public void An_outage_is_told_from_the_second_failure_on_once_the_token_does_not_outlive_the_next_sweep()
    {
        // Written so that it lives for one tick longer than until the next sweep.
        var written = The.Now + Interval + The.Tick - TimeSpan.FromHours(1);
        var again = Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 2 };

        Told(Failing(written), again).Should().BeNull();
        Told(Failing(written - The.Tick), again)!.Kind.Should().Be(AlertKind.RefreshFailing);
        Told(Failing(null), again)!.Kind.Should().Be(AlertKind.RefreshFailing);
        Told(Some.Survey(), again).Should().BeNull("the first failure may be the last");
    }

    [Fact]
    public void Further_failures_of_one_outage_are_one_occasion()
    {
        var survey = Failing(null);
        var first = Occasion(survey, survey.Status with { Failures = 2 });

        Occasion(survey, survey.Status with { Failures = 3 }).Should().Be(first);
        Occasion(Some.Survey(status: survey.Status with { Since = The.Now }), survey.Status).Should().NotBe(first);
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain, AlertKind.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured, AlertKind.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused, AlertKind.SecretRefused)]
    public void Who_heard_of_the_trouble_hears_of_its_end(ConnectionState state, AlertKind from) =>
        Told(Some.Survey(status: Some.Status(state, Earlier)), Healthy)
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
        var hidden = new LastingState(behind, Earlier - TimeSpan.FromDays(1));
        var blip = Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 1, Behind = hidden };

        Told(Some.Survey(status: blip), Healthy).Should().Be(new Alert.Recovered(Some.Name(), from, hidden.Since));
        Told(Some.Survey(status: blip), Some.Status(behind, hidden.Since)).Should().BeNull("it is the same trouble");
        Told(Some.Survey(status: blip), Some.Status(behind, The.Now))!.Kind.Should().Be(from);
    }

    [Fact]
    public void The_end_of_an_outage_is_told_to_those_who_heard_of_it_alone()
    {
        var dead = The.Now - TimeSpan.FromHours(1);

        Told(Failing(dead), Healthy)!.Kind.Should().Be(AlertKind.Recovered);
        Told(Failing(dead + The.Tick), Healthy).Should().BeNull("its token outlived the outage");
        Told(Failing(dead) with { Status = Failing(dead).Status with { Failures = 1 } }, Healthy).Should().BeNull();
    }

    [Fact]
    public void A_healthy_connection_has_nothing_to_tell() =>
        Told(Some.Survey(), Healthy with { Lifetime = TimeSpan.FromMinutes(30) }).Should().BeNull();

    [Fact]
    public void The_proof_of_a_new_secret_is_the_all_clear_where_it_takes_the_place_of_another()
    {
        var refused = Some.Survey(status: Some.Status(ConnectionState.SecretRefused, Earlier));

        Told(refused with { Secret = Versions(New, Old) }, Healthy).Should().BeNull();
        Told(refused with { Secret = Versions(New, null) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
        Told(refused with { Secret = Versions(Old, Old) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void The_proof_by_another_connection_is_the_all_clear_as_well()
    {
        var refused = Some.Survey(
            status: Some.Status(ConnectionState.SecretRefused, Earlier) with
            {
                RunningOnVersion = 7,
            }
        );

        Told(refused with { Secret = Versions(New, New) }, Healthy).Should().BeNull();
        Told(refused with { Secret = Versions(Old, Old) }, Healthy)!.Kind.Should().Be(AlertKind.Recovered);
    }

    [Fact]
    public void A_refused_version_is_one_occasion_on_every_day_and_one_that_had_worked_is_one_each_day()
    {
        var refused = Some.Status(ConnectionState.SecretRefused);
        var unproven = Some.Survey() with { Secret = Versions(New, Old) };
        var proven = Some.Survey() with { Secret = Versions(Old, Old) };
        var tomorrow = The.Now.AddDays(1);

        Occasion(unproven, refused, tomorrow).Should().Be(Occasion(unproven, refused));
        Occasion(proven, refused, tomorrow).Should().NotBe(Occasion(proven, refused));
        Occasion(proven, refused, The.Now.AddHours(1)).Should().Be(Occasion(proven, refused));
    }

    [Fact]
    public void When_no_older_version_serves_any_more_that_is_an_occasion_of_its_own()
    {
        var runs = Some.Status(ConnectionState.SecretRefused) with { RunningOnVersion = 7 };
        var survey = Some.Survey(status: runs) with { Secret = Versions(New, Old) };
        var stops = runs with { RunningOnVersion = null };

        Told(survey, stops).Should().BeOfType<Alert.SecretRefused>().Which.RunningOn.Should().BeNull();
        Occasion(survey, stops).Should().NotBe(Occasion(survey with { Status = ConnectionStatus.Unknown }, runs));
        Told(survey with { Status = stops }, stops with { Failures = 2 }).Should().BeNull();
    }

    [Fact]
    public void How_long_the_older_version_serves_is_told_where_the_provider_sets_a_grace()
    {
        var runs = Some.Status(ConnectionState.SecretRefused) with { RunningOnVersion = 7 };
        var survey = Some.Survey() with { SecretUse = OfOne, Secret = Versions(New, Old) };

        RunsUntil(survey, runs).Should().Be(New.ModifiedAt + TimeSpan.FromDays(7));
        RunsUntil(survey, runs with { RunningOnVersion = null }).Should().BeNull();
        RunsUntil(survey with { SecretUse = null }, runs).Should().BeNull();
    }

    [Theory]
    [InlineData(ConnectionState.SignInAgain)]
    [InlineData(ConnectionState.Misconfigured)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Retrying)]
    public void Trouble_that_lasts_is_told_again_from_the_first_day_on(ConnectionState state)
    {
        var survey = Some.Survey(status: Some.Status(state, The.Now));

        TroubleAlerts.Lasting(survey, The.Now.AddDays(1) - The.Tick).Should().BeNull();
        var first = TroubleAlerts.Lasting(survey, The.Now.AddDays(1))!.Value.Occasion;
        TroubleAlerts.Lasting(survey, The.Now.AddDays(3) - The.Tick)!.Value.Occasion.Should().Be(first);
        TroubleAlerts.Lasting(survey, The.Now.AddDays(3))!.Value.Occasion.Should().NotBe(first);
    }

    [Fact]
    public void Health_is_told_again_by_nobody_and_an_outage_not_while_there_is_a_token()
    {
        var now = The.Now.AddDays(2);
        var retrying = Some.Status(ConnectionState.Retrying, The.Now);

        TroubleAlerts.Lasting(Some.Survey(), now).Should().BeNull();
        TroubleAlerts
            .Lasting(Some.Survey(status: retrying, writtenAt: now.AddHours(-1) + The.Tick), now)
            .Should()
            .BeNull();
        TroubleAlerts
            .Lasting(Some.Survey(status: retrying, writtenAt: now.AddHours(-1)), now)!
            .Value.Alert.Kind.Should()
            .Be(AlertKind.RefreshFailing);
    }

    private static CredentialUse OfOne =>
        new(Some.Parameter("/tokens/my-erp/client-secret"), CredentialRole.ClientSecret, [User])
        {
            Owner = new ClientUse(User.Connection.Client, Earlier, [User]),
        };

    private static CatalogueEntry.Defined User { get; } = new(Some.Connection(), Earlier);

    private static ConnectionStatus Healthy => new(ConnectionState.Healthy, The.Now);

    private static ConnectionSurvey Failing(DateTimeOffset? writtenAt) =>
        Some.Survey(status: Some.Status(ConnectionState.Retrying, Earlier) with { Failures = 2 }, writtenAt: writtenAt);

    private static SecretVersions Versions(CredentialVersion newest, CredentialVersion? proven) =>
        new(Some.Parameter("/tokens/my-erp/client-secret"), newest, proven);

    private static Alert? Told(ConnectionSurvey before, ConnectionStatus after) =>
        StateChangeAlerts.Of(before, after, Interval, The.Now)?.Alert;

    private static DateTimeOffset? RunsUntil(ConnectionSurvey before, ConnectionStatus after) =>
        ((Alert.SecretRefused)Told(before, after)!).RunsUntil;

    private static Occasion Occasion(ConnectionSurvey before, ConnectionStatus after, DateTimeOffset? now = null) =>
        StateChangeAlerts.Of(before, after, Interval, now ?? The.Now)!.Value.Occasion;
}
