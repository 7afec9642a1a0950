namespace Tokens.Tests.Unit.Domain.UseCases.Refresh;

/// <summary>The rules for a connection whose newest client secret is refused while an older one serves.</summary>
public sealed class FallbackVersionTests
{
    private static readonly DateTimeOffset Earlier = The.Now - TimeSpan.FromMinutes(30);

    private static readonly AttemptTime At = new(The.Now, The.Now);

    private static readonly CredentialVersion Proven = new(7, Earlier);

    [Fact]
    public void The_refusal_is_remembered_with_the_version_that_serves() =>
        After(ConnectionStatus.Unknown)
            .Should()
            .Be(
                new ConnectionStatus(ConnectionState.SecretRefused, The.Now)
                {
                    Reason = "no",
                    Failures = 1,
                    RetryAt = The.Now + StatusTransition.RetryRefusalAfter,
                    FallbackVersion = 7,
                }
            );

    [Fact]
    public void A_refusal_that_may_settle_is_not_remembered() =>
        StatusTransition
            .After(
                Some.Snapshot(),
                new ExchangeResult.Completed(Some.Refreshed(), null, new SecretFallback(Proven, null)),
                At,
                0.5
            )
            .Should()
            .Be(ConnectionStatus.Unknown with { Since = ConnectionStatus.Unknown.Since });

    [Fact]
    public void As_long_as_the_newest_is_not_shown_again_nothing_changes()
    {
        var before = Refused(retryAt: The.Now + The.Tick);

        After(before).Should().Be(before);
    }

    [Fact]
    public void Each_time_the_newest_is_shown_in_vain_counts()
    {
        var next = After(Refused(retryAt: The.Now));

        next.Since.Should().Be(Earlier);
        next.Failures.Should().Be(2);
        next.RetryAt.Should().Be(The.Now + StatusTransition.RetryRefusalAfter);
        next.FallbackVersion.Should().Be(7);
    }

    [Fact]
    public void A_change_that_is_refused_as_well_begins_it_anew() =>
        After(Refused(retryAt: The.Now + The.Tick), changedAt: Earlier + The.Tick).Since.Should().Be(The.Now);

    [Fact]
    public void A_shorter_lifetime_is_remembered_meanwhile() =>
        StatusTransition
            .After(
                Some.Snapshot(),
                new ExchangeResult.Completed(
                    Some.Refreshed(TimeSpan.FromMinutes(30)),
                    null,
                    new SecretFallback(Proven, "no")
                ),
                At,
                0.5
            )
            .Lifetime.Should()
            .Be(TimeSpan.FromMinutes(30));

    [Fact]
    public void Where_nothing_works_any_more_no_version_serves() =>
        StatusTransition
            .After(
                Some.Snapshot(status: Refused(The.Now)),
                new ExchangeResult.Completed(new ExchangeOutcome.SecretRefused("no"), null),
                At,
                0.5
            )
            .Should()
            .BeEquivalentTo(new { State = ConnectionState.SecretRefused, FallbackVersion = (long?)null });

    [Fact]
    public void Such_a_connection_is_due_by_the_age_of_its_token_alone()
    {
        var policy = new RefreshTiming(TimeSpan.FromMinutes(15));
        var snapshot = Some.Snapshot(
            status: Refused(retryAt: The.Now),
            writtenAt: The.Now,
            changedAt: The.Now.AddDays(1)
        );
        var dueAt = The.Now + TimeSpan.FromMinutes(25);

        RefreshChecks
            .Decide(snapshot, policy, onDemand: false, dueAt - The.Tick)
            .Should()
            .Be(new RefreshDecision.NotYet(dueAt));
        RefreshChecks.Decide(snapshot, policy, onDemand: false, dueAt).Should().BeOfType<RefreshDecision.Due>();
    }

    private static ConnectionStatus Refused(DateTimeOffset retryAt) =>
        Some.Status(ConnectionState.SecretRefused, Earlier, retryAt) with
        {
            Reason = "no",
            FallbackVersion = 7,
        };

    private static ConnectionStatus After(ConnectionStatus before, DateTimeOffset? changedAt = null) =>
        StatusTransition.After(
            Some.Snapshot(status: before, changedAt: changedAt ?? Earlier),
            new ExchangeResult.Completed(Some.Refreshed(), null, new SecretFallback(Proven, "no")),
            At,
            0.5
        );
}
