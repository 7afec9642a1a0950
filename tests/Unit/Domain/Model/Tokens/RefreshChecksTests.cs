namespace Tokens.Tests.Unit.Domain.Model.Tokens;

public sealed class RefreshChecksTests
{
    private static readonly RefreshTiming Policy = new(TimeSpan.FromMinutes(15));

    private static readonly DateTimeOffset DueAt = The.Now + TimeSpan.FromMinutes(25);

    [Fact]
    public void A_healthy_connection_is_due_by_the_age_of_its_token()
    {
        var snapshot = Some.Snapshot(writtenAt: The.Now);

        For(snapshot, DueAt - The.Tick).Should().Be(new RefreshDecision.NotYet(DueAt));
        For(snapshot, DueAt).Should().Be(new RefreshDecision.Due("its access token is due"));
    }

    [Fact]
    public void Without_a_token_it_is_due() =>
        For(Some.Snapshot(), The.Now).Should().Be(new RefreshDecision.Due("its access token is due"));

    [Fact]
    public void A_lifetime_once_seen_shorter_brings_the_refresh_forward()
    {
        var shorter = ConnectionStatus.Unknown with { Lifetime = TimeSpan.FromMinutes(45) };
        var snapshot = Some.Snapshot(status: shorter, writtenAt: The.Now);

        For(snapshot, The.Now + TimeSpan.FromMinutes(10) - The.Tick).Should().BeOfType<RefreshDecision.NotYet>();
        For(snapshot, The.Now + TimeSpan.FromMinutes(10)).Should().BeOfType<RefreshDecision.Due>();
    }

    [Fact]
    public void A_lifetime_seen_longer_than_expected_changes_nothing()
    {
        var longer = ConnectionStatus.Unknown with { Lifetime = TimeSpan.FromHours(5) };

        For(Some.Snapshot(status: longer, writtenAt: The.Now), DueAt).Should().BeOfType<RefreshDecision.Due>();
    }

    [Fact]
    public void A_change_makes_no_healthy_connection_due() =>
        For(Some.Snapshot(writtenAt: The.Now, changedAt: The.Now + The.Tick), The.Now + TimeSpan.FromMinutes(1))
            .Should()
            .BeOfType<RefreshDecision.NotYet>();

    [Fact]
    public void A_change_while_an_outage_hides_trouble_waits_for_the_provider()
    {
        var hidden = Some.Status(ConnectionState.Retrying, The.Now, The.Now + TimeSpan.FromHours(1)) with
        {
            Underlying = new StateSince(ConnectionState.SignInAgain, The.Now),
        };
        var snapshot = Some.Snapshot(status: hidden, changedAt: The.Now + The.Tick);

        For(snapshot, The.Now + TimeSpan.FromMinutes(59)).Should().BeOfType<RefreshDecision.Waiting>();
        For(snapshot, The.Now + TimeSpan.FromHours(1)).Should().BeOfType<RefreshDecision.Due>();
    }

    // A failing state, whether the moment to ask again is set, and what becomes of it before that moment and from then on.
    [Theory]
    [InlineData(ConnectionState.Retrying, true, "waiting", "due")]
    [InlineData(ConnectionState.Retrying, false, "due", "due")]
    [InlineData(ConnectionState.SecretRefused, true, "blocked", "due")]
    [InlineData(ConnectionState.SecretRefused, false, "due", "due")]
    [InlineData(ConnectionState.Misconfigured, true, "blocked", "due")]
    [InlineData(ConnectionState.Misconfigured, false, "due", "due")]
    [InlineData(ConnectionState.SignInAgain, true, "blocked", "blocked")]
    [InlineData(ConnectionState.SignInAgain, false, "blocked", "blocked")]
    public void A_failing_connection_is_left_until_it_may_be_asked_again(
        ConnectionState state,
        bool isSet,
        string before,
        string from
    )
    {
        var retryAt = The.Now + TimeSpan.FromHours(1);
        var status = Some.Status(state, The.Now, isSet ? retryAt : null);
        var snapshot = Some.Snapshot(status: status, writtenAt: The.Now, changedAt: The.Now);

        Word(For(snapshot, retryAt - The.Tick)).Should().Be(before);
        Word(For(snapshot, retryAt)).Should().Be(from);
    }

    [Theory]
    [InlineData(ConnectionState.Retrying)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Misconfigured)]
    [InlineData(ConnectionState.SignInAgain)]
    public void A_change_after_it_began_to_fail_is_a_reason_to_ask_at_once(ConnectionState state)
    {
        var status = Some.Status(state, The.Now, The.Now + TimeSpan.FromDays(1));

        For(Some.Snapshot(status: status, changedAt: The.Now + The.Tick), The.Now + The.Tick)
            .Should()
            .BeOfType<RefreshDecision.Due>();
        For(Some.Snapshot(status: status, changedAt: The.Now), The.Now + The.Tick)
            .Should()
            .NotBeOfType<RefreshDecision.Due>();
    }

    [Fact]
    public void A_blocked_connection_says_what_blocks_it() =>
        For(Some.Snapshot(status: Some.Status(ConnectionState.SignInAgain)), The.Now)
            .Should()
            .Be(new RefreshDecision.Blocked(ConnectionState.SignInAgain, "a reason"));

    [Fact]
    public void A_block_without_a_reason_is_told_without_words() =>
        For(Some.Snapshot(status: Some.Status(ConnectionState.SignInAgain) with { Reason = null }), The.Now)
            .Should()
            .Be(new RefreshDecision.Blocked(ConnectionState.SignInAgain, ""));

    [Fact]
    public void A_waiting_connection_says_until_when()
    {
        var retryAt = The.Now + TimeSpan.FromMinutes(1);

        For(Some.Snapshot(status: Some.Status(ConnectionState.Retrying, retryAt: retryAt)), The.Now)
            .Should()
            .Be(new RefreshDecision.Waiting(retryAt));
    }

    [Theory]
    [InlineData(ConnectionState.Healthy)]
    [InlineData(ConnectionState.Retrying)]
    [InlineData(ConnectionState.SecretRefused)]
    [InlineData(ConnectionState.Misconfigured)]
    [InlineData(ConnectionState.SignInAgain)]
    public void By_hand_it_is_due_whatever_its_age_and_state(ConnectionState state)
    {
        var status = Some.Status(state, retryAt: The.Now + TimeSpan.FromDays(1));

        For(Some.Snapshot(status: status, writtenAt: The.Now), The.Now, onDemand: true)
            .Should()
            .BeOfType<RefreshDecision.Due>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_a_spent_refresh_token_it_waits_for_a_newer_one_by_hand_too(bool onDemand)
    {
        var used = Some.Status(ConnectionState.SignInAgain) with { HasUsedToken = true };

        For(Some.Snapshot(status: used, changedAt: The.Now), The.Now, onDemand)
            .Should()
            .Be(
                new RefreshDecision.Blocked(
                    ConnectionState.SignInAgain,
                    "a reason; the stored refresh token is already used, and the provider is not asked before the new "
                        + "one is restored (tokens restore) or the owner signs in again"
                )
            );
        For(Some.Snapshot(status: used, changedAt: The.Now + The.Tick), The.Now, onDemand)
            .Should()
            .BeOfType<RefreshDecision.Due>();
    }

    [Fact]
    public void A_mark_that_belongs_to_no_such_state_holds_nobody_up()
    {
        var odd = Some.Status(ConnectionState.Retrying) with { HasUsedToken = true };

        For(Some.Snapshot(status: odd, changedAt: The.Now), The.Now).Should().BeOfType<RefreshDecision.Due>();
    }

    [Fact]
    public void Switched_off_with_a_spent_refresh_token_it_is_switched_off()
    {
        var off = Some.Connection(definition: Some.Definition().With(ConnectionFields.Enabled, false));
        var used = Some.Status(ConnectionState.SignInAgain) with { HasUsedToken = true };

        For(Some.Snapshot(off, used), The.Now).Should().Be(new RefreshDecision.Disabled());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Switched_off_it_is_left_alone_by_hand_too(bool onDemand)
    {
        var off = Some.Connection(definition: Some.Definition().With(ConnectionFields.Enabled, false));

        For(Some.Snapshot(off), The.Now, onDemand).Should().Be(new RefreshDecision.Disabled());
    }

    private static RefreshDecision For(ConnectionSnapshot snapshot, DateTimeOffset now, bool onDemand = false) =>
        RefreshChecks.Decide(snapshot, Policy, onDemand, now);

    private static string Word(RefreshDecision decision) =>
        decision switch
        {
            RefreshDecision.Due => "due",
            RefreshDecision.Waiting => "waiting",
            RefreshDecision.Blocked => "blocked",
            _ => decision.ToString(),
        };
}
