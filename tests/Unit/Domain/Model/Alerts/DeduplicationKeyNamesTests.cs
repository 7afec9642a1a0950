namespace Tokens.Tests.Unit.Domain.Model.Alerts;

/// <summary>
/// The names under which is remembered what was told. A release that changes one tells everybody once more what they
/// know, so they are pinned to the letter.
/// </summary>
public sealed class DeduplicationKeyNamesTests
{
    private const string Secret = "/tokens/my-erp/client-secret";

    private static readonly CredentialVersion Old = new(7, The.Now - TimeSpan.FromDays(90));

    private static readonly CredentialVersion New = new(8, The.Now);

    private static readonly DateTimeOffset Since = The.Now - TimeSpan.FromDays(8);

    [Theory]
    [InlineData(ConnectionState.SignInAgain, "SignInAgain|my-erp|Healthy|2026-11-13T10:30:00Z")]
    [InlineData(ConnectionState.Misconfigured, "Misconfigured|my-erp|Healthy|2026-11-13T10:30:00Z|a reason")]
    public void Trouble_begins(ConnectionState state, string name) =>
        Changed(Status(ConnectionState.Healthy), Status(state)).Should().Be(name);

    [Fact]
    public void A_reason_that_is_missing_is_no_reason_to_fail() =>
        Changed(Status(ConnectionState.Healthy), Status(ConnectionState.Misconfigured) with { Reason = null })
            .Should()
            .Be("Misconfigured|my-erp|Healthy|2026-11-13T10:30:00Z|");

    [Fact]
    public void What_a_provider_says_is_in_no_name()
    {
        var refused = Status(ConnectionState.Misconfigured) with { RetryAt = The.Now };

        Changed(Status(ConnectionState.Healthy), refused)
            .Should()
            .Be("Misconfigured|my-erp|Healthy|2026-11-13T10:30:00Z|refused by the provider");
        Changed(Status(ConnectionState.Healthy), refused with { Reason = "another trace id" })
            .Should()
            .Be("Misconfigured|my-erp|Healthy|2026-11-13T10:30:00Z|refused by the provider");
    }

    [Fact]
    public void An_outage_becomes_serious() =>
        Changed(Status(ConnectionState.Retrying), Status(ConnectionState.Retrying) with { Failures = 2 })
            .Should()
            .Be("refresh-failing|my-erp|2026-11-13T10:30:00Z");

    [Theory]
    [InlineData(7L, "secret-refused|/tokens/my-erp/client-secret|v8@2026-11-21T10:30:00Z|runs")]
    [InlineData(null, "secret-refused|/tokens/my-erp/client-secret|v8@2026-11-21T10:30:00Z|stops")]
    public void A_new_secret_is_refused(long? runsOn, string name) =>
        Changed(
                Status(ConnectionState.Healthy),
                Status(ConnectionState.SecretRefused) with
                {
                    FallbackVersion = runsOn,
                },
                new SecretVersions(Some.Parameter(Secret), New, Old)
            )
            .Should()
            .Be(name);

    [Fact]
    public void A_secret_that_worked_is_refused_by_the_day() =>
        Changed(
                Status(ConnectionState.Healthy),
                Status(ConnectionState.SecretRefused),
                new SecretVersions(Some.Parameter(Secret), Old, Old)
            )
            .Should()
            .Be("secret-refused|/tokens/my-erp/client-secret|2026-11-21");

    [Theory]
    [InlineData(ConnectionState.SignInAgain, "recovered|my-erp|2026-11-13T10:30:00Z")]
    [InlineData(ConnectionState.SecretRefused, "recovered|/tokens/my-erp/client-secret|2026-11-13")]
    public void Trouble_ends(ConnectionState state, string name) =>
        Changed(Status(state), Status(ConnectionState.Healthy)).Should().Be(name);

    [Theory]
    [InlineData(ConnectionState.SignInAgain, "sign-in-again|my-erp|2026-11-13T10:30:00Z|604800s")]
    [InlineData(ConnectionState.Misconfigured, "misconfigured|my-erp|2026-11-13T10:30:00Z|604800s")]
    [InlineData(ConnectionState.Retrying, "refresh-failing|my-erp|2026-11-13T10:30:00Z|604800s")]
    [InlineData(ConnectionState.SecretRefused, "secret-refused|/tokens/my-erp/client-secret|604800s|2026-11-20")]
    public void Trouble_lasts(ConnectionState state, string name) =>
        ProblemAlerts.Escalation(Some.Snapshot(), Status(state), The.Now)!.Key.Text.Should().Be(name);

    [Theory]
    [InlineData(ConnectionState.SignInAgain)]
    [InlineData(ConnectionState.SecretRefused)]
    public void A_lasting_trouble_without_a_reason_is_told_without_one(ConnectionState state) =>
        ProblemAlerts.Escalation(Some.Snapshot(), Status(state) with { Reason = null }, The.Now).Should().NotBeNull();

    [Fact]
    public void A_definition_is_malformed()
    {
        RotationAlerts
            .OfMalformed(new ConnectionEntry.Malformed("my-erp", "bad", Since), The.Now)!
            .Key.Text.Should()
            .Be("malformed|my-erp|2026-11-13T10:30:00Z|604800s");
        RotationAlerts
            .OfMalformed(new ConnectionEntry.Malformed("my-erp", "bad", The.Now), The.Now)!
            .Key.Text.Should()
            .Be("malformed|my-erp|2026-11-21T10:30:00Z|0s");
    }

    [Fact]
    public void A_rotation_goes_its_way()
    {
        var name = Some.Parameter(Secret);

        RotationKeys.Of(name, New).Text.Should().Be($"rotation-completed|{Secret}|v8@2026-11-21T10:30:00Z");
        RotationKeys
            .Of(Secret, The.Now, TimeSpan.FromDays(7))
            .Text.Should()
            .Be($"reminder|{Secret}|2026-11-21T10:30:00Z|604800s");
        RotationKeys.OfDeletion(name, The.Now).Text.Should().Be($"credential-deleted|{Secret}|2026-11-21");
    }

    [Fact]
    public async Task A_new_secret_works()
    {
        var world = new RotationWorld();
        world.ConnectAll("my-erp");
        await world.SweepAsync();
        world.Provider.Accept("fake-id-1", "fake-secret-2");
        world.Put(RotationWorld.Secret, "fake-secret-2");

        await world.OnDemandAsync("my-erp");

        world
            .Outgoing.Notified.Select(told => told.DeduplicationKey.Text)
            .Should()
            .Equal($"secret-proven|{RotationWorld.Secret}|v2@2026-11-21T10:30:00Z");
        world.Observer.Verified.Should().Contain((RotationWorld.Secret, "its newest version works"));
    }

    [Theory]
    [InlineData(40, null, "policy|/shared/client-secret|v1@2026-11-21T10:30:00Z|NoChangeNotification|3456000s")]
    [InlineData(null, null, "policy|/shared/client-secret|v1@2026-11-21T10:30:00Z|NoChangeNotification|0s")]
    [InlineData(
        40,
        "broken",
        "policy-failed|/shared/client-secret|v1@2026-11-21T10:30:00Z|NoChangeNotification|3456000s"
    )]
    public async Task A_policy_acts(int? days, string? failure, string name)
    {
        var world = new RotationWorld();
        world.ConnectAll("my-erp");
        world.Clock.Advance(TimeSpan.FromDays(41));

        await world.RemindAsync(
            new PolicyAction(
                Some.Parameter(RotationWorld.Secret),
                PolicyKind.NoChangeNotification,
                days is { } given ? TimeSpan.FromDays(given) : null,
                failure,
                world.Clock.GetUtcNow()
            )
        );

        world.Outgoing.Notified.Select(told => told.DeduplicationKey.Text).Should().Equal(name);
    }

    private static string? Changed(ConnectionStatus before, ConnectionStatus after, SecretVersions? secret = null) =>
        StateChangeAlerts
            .Of(new StatusChange(Some.Snapshot(status: before), after, secret), TimeSpan.FromMinutes(15), The.Now)
            ?.Key.Text;

    private static ConnectionStatus Status(ConnectionState state) => Some.Status(state, Since);
}
